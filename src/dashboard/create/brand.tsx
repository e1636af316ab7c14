import type { Brand } from '../../brands/schema.ts'
import { type Draft, Field, Select } from '../fields.tsx'
import type { Screen } from '../screen.ts'

interface Props {
  screen: Screen
  draft: Draft
  brands: readonly Pick<Brand, 'id' | 'name'>[]
}

/** Who signs the page: one of the brands, or, as long as there is none, what the law wants to be known of the first. */
export const BrandPart = ({ screen: { t }, draft, brands }: Props) => {
  const words = t.creating
  if (brands.length > 0)
    return <Select draft={draft} name="brand" label={words.brand} options={brands.map(({ id, name }) => [id, name])} />
  const about = (name: string, label: string) => ({ draft, name: `brand.${name}`, label })
  return (
    <fieldset class="part-of">
      <legend>{words.brandNew}</legend>
      <p class="soft">{words.brandWhy}</p>
      <input type="hidden" name="brand.new" value="1" />
      <Field
        {...about('name', words.brandName)}
        input={{ required: true, maxlength: 80, autocomplete: 'organization' }}
      />
      <Field {...about('company', words.company)} input={{ maxlength: 120, autocapitalize: 'words' }} />
      <Field {...about('address', words.address2)} input={{ maxlength: 240, autocomplete: 'street-address' }} />
      <Field {...about('email', words.email)} input={{ type: 'email', maxlength: 200, autocomplete: 'email' }} />
      <Field {...about('publisher', words.publisher)} input={{ maxlength: 120, autocomplete: 'name' }} />
    </fieldset>
  )
}
