import { templates } from '../../../templates/index.ts'
import type { Campaign } from '../../campaigns/schema.ts'
import type { Preview } from '../../pages/drafts/import.ts'
import { FORMATS } from '../../pages/drafts/import-endpoints.ts'
import { Refusal } from '../done.tsx'
import { Crumb } from '../parts.tsx'
import type { Screen } from '../screen.ts'
import { formatName } from './format-name.ts'
import { ImportPreview } from './preview.tsx'

export type Step =
  | { kind: 'choose'; refused: string | null }
  | { kind: 'preview'; preview: Preview; platform: string; template: string; carried: string | null }
  | { kind: 'applied'; preview: Preview }

interface Props {
  screen: Screen
  campaign: Campaign
  step: Step
}

/** An export becomes ads: chosen, looked at, applied whole. */
export const Import = ({ screen, campaign, step }: Props) => {
  const { t } = screen
  return (
    <>
      <div class="head">
        <Crumb href={`/app/campaigns/${campaign.slug}`}>{campaign.name}</Crumb>
        <h1>{t.importing.title}</h1>
        <p class="soft measure">{t.importing.lead}</p>
        {step.kind === 'applied' && <Applied screen={screen} campaign={campaign} preview={step.preview} />}
      </div>
      {step.kind === 'choose' && <Choose screen={screen} campaign={campaign} refused={step.refused} />}
      {step.kind === 'preview' && (
        <>
          <ImportPreview screen={screen} campaign={campaign} preview={step.preview} />
          <Apply screen={screen} campaign={campaign} step={step} />
        </>
      )}
    </>
  )
}

const addressOf = (campaign: Campaign): string => `/app/campaigns/${campaign.slug}/import`

const Choose = ({ screen, campaign, refused }: Omit<Props, 'step'> & { refused: string | null }) => {
  const { t, language } = screen
  return (
    <form class="card act narrow" method="post" action={addressOf(campaign)} enctype="multipart/form-data">
      {refused && <Refusal>{t.importing.refused[refused] ?? t.desk.refused.other}</Refusal>}
      <File screen={screen} />
      <p class="field">
        <label for="platform">{t.importing.platform}</label>
        <select id="platform" name="platform">
          {FORMATS.map(format => (
            <option value={format}>{formatName(screen, format)}</option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="template">{t.importing.template}</label>
        <select id="template" name="template">
          {Object.values(templates).map(({ name, label }) => (
            <option value={name}>{label[language]}</option>
          ))}
        </select>
      </p>
      <button class="primary" type="submit">
        {t.importing.preview}
      </button>
    </form>
  )
}

const File = ({ screen: { t } }: { screen: Screen }) => (
  <p class="field">
    <label for="file">{t.importing.file}</label>
    <input id="file" name="file" type="file" accept=".csv,.tsv,.txt,.json" required aria-describedby="file-hint" />
    <span class="soft small" id="file-hint">
      {t.importing.fileHint}
    </span>
  </p>
)

const Apply = ({ screen, campaign, step }: Omit<Props, 'step'> & { step: Extract<Step, { kind: 'preview' }> }) => {
  const { t } = screen
  const { ads, issues } = step.preview
  const nothing = ads.add.length + ads.change.length === 0
  return (
    <>
      {issues.length === 0 && !nothing && (
        <form class="act" method="post" action={addressOf(campaign)} enctype="multipart/form-data">
          <input type="hidden" name="step" value="apply" />
          <input type="hidden" name="platform" value={step.platform} />
          <input type="hidden" name="template" value={step.template} />
          {step.carried === null ? (
            <>
              <p>{t.importing.fileAgain}</p>
              <File screen={screen} />
            </>
          ) : (
            <input type="hidden" name="carried" value={step.carried} />
          )}
          <button class="primary" type="submit">
            {t.importing.apply(ads.add.length, ads.change.length)}
          </button>
        </form>
      )}
      <p class="more">
        <a class="link" href={addressOf(campaign)}>
          {t.importing.other}
        </a>
      </p>
    </>
  )
}

const Applied = ({ screen: { t }, campaign, preview: { ads } }: Omit<Props, 'step'> & { preview: Preview }) => (
  <>
    <p class="done" role="status">
      {t.importing.applied(ads.add.length, ads.change.length)}
    </p>
    <p>
      <a class="button" href={`/app/campaigns/${campaign.slug}`}>
        {t.importing.back}
      </a>
    </p>
  </>
)
