import { MODELS, type Model } from '../../funnel/attribution/models.ts'
import { Plot, Point, tipOf } from '../plot.tsx'
import type { Screen } from '../screen.ts'
import { ModelName } from './model-name.tsx'
import { conversionsIn, type Row, tenth } from './rows.ts'

const SHOWN = 4 // with a number each; what is left stands together on top
const HEIGHT = 220
const ROOM_FOR_NUMBER = 22 // px

interface Props {
  screen: Screen
  rows: readonly Row[]
  isEnough: boolean // to say what the picture comes to
}

/** A column per model: what moves between them is what the choice of a model decides. */
export const Shift = ({ screen, rows, isEnough }: Props) => {
  const { attribution: words } = screen.t
  const [main, rest] = [rows.slice(0, SHOWN), rows.slice(SHOWN)]
  return (
    <>
      <Plot screen={screen} name={words.figure}>
        <div class="credit-columns" role="img" aria-label={words.figure}>
          {MODELS.map(model => (
            <div>
              <Column screen={screen} model={model} parts={partsOf(screen, model, main, rest)} />
              <span class="small">
                <ModelName t={screen.t} model={model} />
              </span>
            </div>
          ))}
        </div>
      </Plot>
      <ol class="credit-names small">
        {main.map(({ name }, i) => (
          <li>
            <Swatch number={i + 1} /> {name}
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <Swatch number={0} /> {words.others}
          </li>
        )}
      </ol>
      {isEnough && <p>{verdict(screen, main)}</p>}
    </>
  )
}

const fill = (number: number): string => (number === 0 ? 'credit-rest' : `flow-${SHOWN + 1 - number}`)

interface Part {
  name: string
  number: number // 0: all the others
  credit: number // conversions
}

const partsOf = ({ t }: Screen, model: Model, main: readonly Row[], rest: readonly Row[]): Part[] => [
  ...main.map((row, i) => ({ name: row.name, number: i + 1, credit: conversionsIn(row, model) })),
  { name: t.attribution.others, number: 0, credit: rest.reduce((sum, row) => sum + conversionsIn(row, model), 0) },
]

const Column = ({ screen: { t, f }, model, parts }: { screen: Screen; model: Model; parts: readonly Part[] }) => {
  const all = parts.reduce((sum, { credit }) => sum + credit, 0) || 1
  let below = HEIGHT
  return (
    <svg class="credit-column" width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
      {parts.map(({ name, number, credit }) => {
        const height = (credit / all) * HEIGHT
        below -= height
        const share = `${f.count(tenth(credit))} (${f.percent(credit / all)})`
        return (
          height > 0 && (
            <Point tip={tipOf(name, t.attribution.models[model], share)}>
              <rect class={fill(number)} width="100%" y={below.toFixed(1)} height={height.toFixed(1)} />
              {number > 0 && height >= ROOM_FOR_NUMBER && <Chip number={number} x="50%" y={below + height / 2} />}
            </Point>
          )
        )
      })}
    </svg>
  )
}

const Chip = ({ number, x, y }: { number: number; x: string; y: number }) => (
  <>
    <circle class="credit-chip" cx={x} cy={y.toFixed(1)} r="9" />
    <text x={x} y={(y + 4).toFixed(1)}>
      {number}
    </text>
  </>
)

const Swatch = ({ number }: { number: number }) => (
  <svg class="credit-swatch" width="22" height="22" aria-hidden="true" focusable="false">
    <rect class={fill(number)} width="22" height="22" rx="5" />
    {number > 0 && <Chip number={number} x="50%" y={11} />}
  </svg>
)

/** What the picture comes to: who gains most when the other end of the way is looked at. */
function verdict({ t, f }: Screen, rows: readonly Row[]): string {
  const { attribution: words } = t
  const moved = rows.map(row => ({ name: row.name, by: conversionsIn(row, 'last') - conversionsIn(row, 'first') }))
  const most = moved.toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by))[0]
  if (!most || Math.abs(most.by) < 1) return words.steady
  return words[most.by > 0 ? 'closes' : 'opens'](most.name, f.counted(tenth(Math.abs(most.by))))
}
