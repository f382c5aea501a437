// Ask the worker. Only the answer to the last question counts.

export function startClient(address, folder) {
  const waiting = new Map();
  let worker = null;
  let last = 0;
  let lastSearch = 0;

  function start() {
    const started = new Worker(address);
    started.onmessage = ({ data }) => {
      const { resolve, reject } = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.failed) reject(new Error(data.failed));
      else resolve(data.answer);
    };
    started.onerror = (event) => {
      worker = null; // the next question starts another
      for (const { reject } of waiting.values()) reject(new Error(event.message || "The worker did not start."));
      waiting.clear();
    };
    return started;
  }

  function ask(message) {
    worker = worker || start();
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, folder, ...message });
    });
  }

  return {
    // The groups of filters, in order.
    groups: () => ask({ question: "groups" }),
    // The answer to a search; null when another was asked meanwhile.
    search: async (asked) => {
      const answering = ask({ question: "search", asked });
      const id = (lastSearch = last);
      const answer = await answering;
      return id === lastSearch ? answer : null;
    },
    // The name of the place nearest to a point, {latitude, longitude}; null when we know none near it.
    nearest: (point) => ask({ question: "nearest", point }),
  };
}
