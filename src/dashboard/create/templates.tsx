import { templates } from '../../../templates/index.ts'
import type { Screen } from '../screen.ts'
import { Sketch } from './sketch.tsx'

/** Which kind of page, by its picture and by when to choose it. */
export const Templates = ({ screen: { t, language }, chosen }: { screen: Screen; chosen: string }) => (
  <fieldset class="kinds">
    <legend>{t.creating.template}</legend>
    <div class="kinds-row">
      {Object.values(templates).map(({ name, label }) => (
        <label class="kind">
          <input type="radio" name="template" value={name} checked={name === chosen} />
          <Sketch template={name} />
          <span>
            <strong>{label[language]}</strong>
            <span class="soft small">{t.creating.templates[name]}</span>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)
