import type { Child } from 'hono/jsx'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  host: string // where the page is, as an app's browser would say it
  src: string | null // null: nothing to be seen yet
  children?: Child // links below it
}

/** The page in a phone, under the bar of an app's browser, or on a desk. The script puts what is being typed in it. */
export const Phone = ({ screen: { t }, host, src, children }: Props) => (
  <section class="phone" aria-labelledby="phone">
    <h2 class="hidden" id="phone">
      {t.desk.preview}
    </h2>
    <fieldset class="shape">
      <legend class="hidden">{t.desk.shape.title}</legend>
      {(['phone', 'desktop'] as const).map((shape, i) => (
        <label>
          <input type="radio" name="shape" class={shape} checked={i === 0} />
          <span>{t.desk.shape[shape]}</span>
        </label>
      ))}
    </fieldset>
    <div class="device">
      <p class="app-bar" aria-hidden="true">
        <span>✕</span> <span class="app-host">{host}</span> <span>⋯</span>
      </p>
      <div class="glass" data-frame={t.desk.preview}>
        {src === null ? (
          <p class="soft glass-empty">{t.desk.shape.empty}</p>
        ) : (
          <iframe src={src} name="preview" title={t.desk.preview} sandbox="allow-same-origin" />
        )}
      </div>
    </div>
    <p class="more">{children}</p>
  </section>
)
