// Say what the interface says. The build writes another language's texts in the place of ours, so that none is fetched.

const language = () => (globalThis.document ? document.documentElement.lang : "en-GB");

// A text, with what its names in braces stand for: t("Near {place}", { place }).
export function t(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// A text that depends on a count, which is {count} in it. In another language, `one` holds all of its forms by name.
export function n(one, many, count, values = {}) {
  const forms = typeof one === "string" ? { one, other: many } : one;
  const form = typeof one === "string" ? (count === 1 ? "one" : "other") : new Intl.PluralRules(language()).select(count);
  return t(forms[form] || forms.other, { count: number(count), ...values });
}

export function number(value, how) {
  return how === undefined ? plain().format(value) : value.toLocaleString(language(), how);
}

// Made once: an old phone takes a millisecond to make one, and a panel of filters shows a hundred numbers.
let formatter = null;
function plain() {
  formatter = formatter || new Intl.NumberFormat(language());
  return formatter;
}

// “20 November 2026”.
export function dayText(date) {
  return date.toLocaleDateString(language(), { day: "numeric", month: "long", year: "numeric" });
}
