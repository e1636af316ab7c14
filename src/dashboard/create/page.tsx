import type { Brand } from '../../brands/schema.ts'
import type { Campaign } from '../../campaigns/schema.ts'
import { Phone } from '../desk/phone.tsx'
import { Area, type Draft, Field, Refused } from '../fields.tsx'
import type { Screen } from '../screen.ts'
import { BrandPart } from './brand.tsx'
import { AdFields, PageWords } from './fields.tsx'
import { FORM, Judged, type Seen, Summary } from './judged.tsx'
import { Picture } from './picture.tsx'
import { Templates } from './templates.tsx'

interface Props {
  screen: Screen
  draft: Draft
  campaign: Campaign | null // null: it is made with its first ad
  brands: readonly Brand[]
  seen: Seen | null
}

/** An ad becomes a page: pasted, looked at while it is typed, created whole. */
export const NewPage = ({ screen, draft, campaign, brands, seen }: Props) => {
  const { t, url } = screen
  const words = t.creating
  const action = campaign ? `/app/campaigns/${campaign.slug}/ads/new` : '/app/new'
  const host = url.host
  const refused = draft.issues.find(({ path }) => path !== 'page' && SHOWN.includes(path.split('.')[0]!))
  return (
    <>
      <div class="head">
        <p class="soft crumb">
          <a href={campaign ? `/app/campaigns/${campaign.slug}` : '/app/campaigns'}>
            {campaign ? campaign.name : t.campaigns}
          </a>
        </p>
        <h1>{campaign ? words.titleAd : words.title}</h1>
        <p class="soft measure">{words.lead}</p>
        <p class="soft">
          {campaign ? (
            <>
              {words.orImport} <a href={`/app/campaigns/${campaign.slug}/import`}>{words.orImportLink}</a>
            </>
          ) : (
            words.orImportFirst
          )}
        </p>
      </div>
      <div class="desk creating">
        <div class="desk-cards">
          <form
            id={FORM}
            class="desk-cards"
            method="post"
            action={action}
            enctype="multipart/form-data"
            data-live={`${action}/live`}
            data-live-first
            data-preview={`${action}/page`}
            data-upload={`${action}/image`}
            data-progress={words.sending}
          >
            <Refused screen={screen} draft={draft} shown={SHOWN} words={{ ...t.desk.refused, ...words.refused }} />
            {refused && (
              <p>
                <a href={`#${refused.path}`}>{words.toField}</a>
              </p>
            )}
            <section class="card act" aria-labelledby="ad-part">
              <h2 id="ad-part">{words.adPart}</h2>
              <Area draft={draft} name="paste" label={words.paste} help={words.pasteHelp} rows={4} />
              <button class="no-script" type="submit" formaction={`${action}/fill`} formnovalidate>
                {words.fill}
              </button>
              <AdFields screen={screen} draft={draft} />
              <Picture screen={screen} image={draft.form.image ?? ''} />
            </section>
            <section class="card act" aria-labelledby="page-part">
              <h2 id="page-part">{words.pagePart}</h2>
              <Templates screen={screen} chosen={draft.form.template ?? 'quote'} />
              <PageWords screen={screen} draft={draft} />
              {!campaign && brands.length !== 1 && <BrandPart screen={screen} draft={draft} brands={brands} />}
              <Names screen={screen} draft={draft} campaign={campaign} brands={brands} />
            </section>
          </form>
          <Judged screen={screen} seen={seen} action={action} />
          <section class="publish-bar" aria-label={campaign ? words.submitAd : words.submit}>
            <Summary screen={screen} seen={seen} headline={draft.form.headline} />
            <p class="tools">
              <a class="link to-page" href="#phone">
                {t.desk.shape.title}
              </a>
              <button class="no-script" type="submit" form={FORM} formaction={`${action}/page`} formtarget="_blank">
                {words.see}
              </button>
              <button class="primary" type="submit" form={FORM}>
                {campaign ? words.submitAd : words.submit}
              </button>
            </p>
          </section>
        </div>
        <Phone screen={screen} host={host} src={null} />
      </div>
    </>
  )
}

const SHOWN = [
  'headline', 'primaryText', 'description', 'cta', 'platform', 'language', 'externalId', 'name', 'slug', 'adSlug', 'currency',
  'brand', 'page', 'paste',
] // biome-ignore format: a list of names

/** What has a sensible default. */
const Names = ({ screen, draft, campaign, brands }: Omit<Props, 'seen'>) => {
  const words = screen.t.creating
  const isWrong = draft.issues.some(({ path }) => ['name', 'slug', 'adSlug', 'currency', 'brand'].includes(path))
  const about = (name: 'name' | 'slug' | 'adSlug', help: string) => ({ draft, name, label: words[name], help })
  return campaign ? (
    <details open={isWrong || undefined}>
      <summary>{words.adSlug}</summary>
      <Field {...about('adSlug', words.adSlugHelp)} input={{ maxlength: 64 }} />
    </details>
  ) : (
    <details open={isWrong || undefined}>
      <summary>{words.more}</summary>
      <div class="act">
        <Field {...about('name', words.nameHelp)} input={{ maxlength: 120 }} />
        <Field {...about('slug', words.slugHelp)} input={{ maxlength: 64 }} />
        {brands.length === 1 && <BrandPart screen={screen} draft={draft} brands={brands} />}
        <Field
          draft={draft}
          name="currency"
          label={words.currency}
          help={words.currencyHelp}
          value="EUR"
          input={{ maxlength: 3 }}
        />
      </div>
    </details>
  )
}
