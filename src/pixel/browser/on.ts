declare global {
  interface Window {
    l2l?: {
      track(name: string, props?: object): void
      consent(granted: boolean): void
      q?: [name: string, props?: object][] // of the stub in the page, before this script came
    }
  }
}

// Twice on one page is once; the stub has no `consent`. The build wraps this script in one `try`: what is thrown while it
// starts ends it, unheard.
if (window.l2l?.consent) throw 0

/** Whatever happens in here is never the host page's problem. */
export const safely = (run: () => void): void => {
  try {
    run()
  } catch {
    // nothing to tell: nobody reads the console of a page with a pixel
  }
}

/** Listens at the window, before the page's own listeners. */
export const on = <E extends Event>(types: string, handle: (event: E) => void): void => {
  for (const type of types.split(' ')) addEventListener(type, event => safely(() => handle(event as E)), true)
}
