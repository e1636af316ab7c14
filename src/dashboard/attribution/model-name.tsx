import type { Model } from '../../funnel/attribution/models.ts'
import type { Words } from '../words.ts'

/** In full, or short where five of them stand on a phone. */
export const ModelName = ({ t: { attribution }, model }: { t: Words; model: Model }) => (
  <>
    <span class="wide-name">{attribution.models[model]}</span>
    <span class="short-name">{attribution.modelsShort[model]}</span>
  </>
)
