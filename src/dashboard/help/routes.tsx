import { Hono } from 'hono'
import { Definition } from '../help.tsx'
import { page } from '../page.tsx'
import type { Dashboard, Screen } from '../screen.ts'
import { TOPICS } from './topics.ts'

/** /app/help: every word and figure of the dashboard. `#cpl` leads to one. */
export const help = new Hono<Dashboard>().get('/', c => {
  const { screen } = c.var
  return page(c, screen.t.glossary.title, <Glossary screen={screen} />)
})

const Glossary = ({ screen }: { screen: Screen }) => {
  const { glossary } = screen.t
  return (
    <>
      <div class="head">
        <h1>{glossary.title}</h1>
        <p class="soft measure">
          {glossary.lead} {glossary.find}
        </p>
        <nav class="jump" aria-label={glossary.title}>
          {TOPICS.map(({ topic }) => (
            <a href={`#topic-${topic}`}>{glossary.topics[topic]}</a>
          ))}
        </nav>
      </div>
      {TOPICS.map(({ topic, terms }) => (
        <section class="card stack" aria-labelledby={`topic-${topic}`}>
          <h2 id={`topic-${topic}`}>{glossary.topics[topic]}</h2>
          <dl class="glossary">
            {terms.map(term => (
              <div id={term}>
                <dt>
                  <a href={`#${term}`}>{glossary.terms[term].name}</a>
                </dt>
                <dd>
                  <Definition screen={screen} term={term} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}
