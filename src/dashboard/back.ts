/** A page of the dashboard that a form may lead back to; null for any other address, as a link could name it. */
export const backTo = (asked = ''): string | null =>
  PAGE.test(asked) && /^\/app(\/|$)/.test(new URL(asked, 'https://l2l.invalid').pathname) ? asked : null

const PAGE = /^\/app(?:\/[\w.~%-]+)*(?:\?[\w.~%&=+-]*)?$/
