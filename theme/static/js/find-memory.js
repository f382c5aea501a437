// Remember, with each step of the browser's history, how far down the page somebody was and what they had in focus,
// so that Back from a service leads to the same place.

export function makeMemory() {
  history.scrollRestoration = "manual"; // the results are not there yet when the browser would scroll

  function remember() {
    const focused = document.activeElement;
    const at = focused && (focused.id ? `#${focused.id}` : focused.getAttribute("href"));
    history.replaceState({ y: window.scrollY, at: at || null, top: focused ? focused.getBoundingClientRect().top : 0 }, "");
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
      const { y, at, top } = history.state;
      const focused = at && [...document.querySelectorAll("[id], a[href]")].find((one) => at === `#${one.id}` || at === one.getAttribute("href"));
      if (!focused) {
        window.scrollTo({ top: y, behavior: "instant" });
        return;
      }
      focused.focus({ preventScroll: true });
      bringTo(focused, top, 3);
    },
  };
}

// Scroll until something stands so far from the top again. What comes near the screen is only then as high as it is, so
// it takes some frames.
function bringTo(element, top, frames) {
  window.scrollBy({ top: element.getBoundingClientRect().top - top, behavior: "instant" });
  if (frames > 0) requestAnimationFrame(() => bringTo(element, top, frames - 1));
}
