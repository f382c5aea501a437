// Remember, with each step of the browser's history, how far down the page somebody was and what they had in focus,
// so that Back from a service leads to the same place.

export function makeMemory() {
  history.scrollRestoration = "manual"; // the results are not there yet when the browser would scroll

  function remember() {
    const focused = document.activeElement;
    const at = focused && (focused.id ? `#${focused.id}` : focused.getAttribute("href"));
    history.replaceState({ y: window.scrollY, at: at || null }, "");
  }

  window.addEventListener("pagehide", remember);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) {
      link.focus({ preventScroll: true }); // Safari does not focus what is clicked
      remember();
    }
  });

  return {
    push(address) {
      remember();
      history.pushState(null, "", address);
    },
    restore() {
      if (history.state === null || history.state.y === undefined) return;
      const { y, at } = history.state;
      const focused = at && [...document.querySelectorAll("[id], a[href]")].find((one) => at === `#${one.id}` || at === one.getAttribute("href"));
      if (focused) focused.focus({ preventScroll: true });
      window.scrollTo({ top: y, behavior: "instant" });
    },
  };
}
