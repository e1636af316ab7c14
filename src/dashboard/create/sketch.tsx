/** A kind of page at a glance, in a phone's shape. */
export const Sketch = ({ template }: { template: string }) => (
  <svg class="sketch" viewBox="0 0 60 80" aria-hidden="true" focusable="false">
    {SKETCHES[template]?.split(' ').map(shape => (
      <Shape shape={shape} />
    ))}
  </svg>
)

const LOOKS: Record<string, string> = { a: 'sketch-accent', s: 'sketch-soft', t: 'sketch-text', f: 'sketch-field' }

/** 'a6,60,48,8': how it looks, then x, y, width and height. 'o…': a disc. 'p…': a mark that plays. */
const Shape = ({ shape }: { shape: string }) => {
  const [x = 0, y = 0, width = 0, height = 0] = shape.slice(1).split(',').map(Number)
  if (shape[0] === 'o') return <circle class="sketch-soft" cx={x} cy={y} r={width} />
  if (shape[0] === 'p') return <path class="sketch-accent" d={`M${x} ${y}l${width} ${height}l-${width} ${height}z`} />
  return <rect class={LOOKS[shape[0]!]} x={x} y={y} width={width} height={height} rx="2" />
}

const SKETCHES: Record<string, string> = {
  quote: 's0,0,60,26 t6,31,44,4 t6,38,32,4 f6,47,48,7 f6,56,48,7 a6,67,48,8',
  demo: 't6,6,40,4 t6,13,30,4 f6,23,48,30 s10,28,8,6 s21,28,8,6 a32,28,8,6 s43,28,8,6 s10,38,8,6 s21,38,8,6 s32,38,8,6 a6,60,48,8',
  download: 's18,5,24,32 t22,11,16,3 t22,17,11,3 t6,43,48,4 t12,50,36,4 f6,58,30,9 a38,58,16,9',
  trial: 't6,6,44,4 t6,13,34,4 a6,23,26,8 f6,37,48,36 o12,45,2 t17,43,30,3 o12,54,2 t17,52,26,3 o12,63,2 t17,61,32,3',
  product: 's8,4,44,34 a36,30,20,9 t6,45,36,4 t6,52,24,4 t44,52,10,4 a6,64,48,9',
  event: 'f6,6,18,20 a6,6,18,6 t29,8,25,4 t29,15,18,4 t6,33,48,3 t6,39,40,3 o13,52,5 o27,52,5 o41,52,5 a6,64,48,8',
  newsletter: 't6,18,48,5 t10,27,40,5 t14,37,32,3 f6,46,48,9 a6,58,48,9',
  live: 's4,4,52,34 p25,12,12,9 f4,43,16,18 f22,43,16,18 f40,43,16,18 a6,66,48,8',
}
