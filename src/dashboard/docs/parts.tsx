import type { Screen } from '../screen.ts'
import { CodeBlock } from './code.tsx'
import { SAMPLES } from './samples.ts'

/** What holds for every call. */
export const Parts = ({ screen }: { screen: Screen }) => {
  const { docs } = screen.t
  return (
    <section aria-labelledby="to-know">
      <h2 class="section" id="to-know">
        {docs.toKnow}
      </h2>
      <div class="api-groups">
        {Object.entries(docs.parts).map(([id, { title, text }]) => (
          <section class="card api-known" id={id} aria-labelledby={`${id}-title`}>
            <h3 id={`${id}-title`}>{title}</h3>
            {text.map(paragraph => (
              <p class="measure">{paragraph}</p>
            ))}
            {SAMPLES[id] && <CodeBlock screen={screen} id={`${id}-code`} text={SAMPLES[id]} />}
          </section>
        ))}
      </div>
    </section>
  )
}
