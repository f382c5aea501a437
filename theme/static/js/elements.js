// Make parts of a page from text, never from markup.

export function element(tag, { className = "", text = "", ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  if (text !== "") made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(text, className, act) {
  const made = element("button", { className, text, type: "button" });
  made.addEventListener("click", act);
  return made;
}

// Text that only a screen reader says.
export function unseen(text) {
  return element("span", { className: "govuk-visually-hidden", text });
}

// Tell a screen reader something, once, without moving it.
export function say(text) {
  let region = document.querySelector("[data-said]");
  if (region === null) {
    region = element("p", { className: "govuk-visually-hidden", role: "status", "data-said": "" });
    document.body.append(region);
  }
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
  }, 100); // a change of text is what is read out
}
