// The same page in another language: what stands after the # in the address goes with the person.

for (const link of document.querySelectorAll("[data-same-page]")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}
