import { Phone } from './icons.tsx'
import type { BrandFacts, Logo } from './props.ts'
import { type Lang, wordsFor } from './words.ts'

/** The brand's name is not a link: a landing page has one way forward. */
export const Header = ({
  brand,
  lang,
}: {
  brand: Pick<BrandFacts, 'name' | 'phone' | 'tone' | 'logo'>
  lang: Lang
}) => (
  <header class="head wide">
    {brand.logo ? <Mark logo={brand.logo} name={brand.name} /> : <span class="name">{brand.name}</span>}
    {brand.phone && (
      <a class="call" href={`tel:${brand.phone.replace(/[^+\d]/g, '')}`}>
        <Phone />
        <span class="away">{wordsFor(lang, brand.tone).call} </span>
        {brand.phone}
      </a>
    )}
  </header>
)

const LOGO_HEIGHT_PX = 40
const LOGO_MAX_WIDTH_PX = 160 // beside a phone number, on a phone

/** Its place is kept, so that nothing moves when it arrives. */
const Mark = ({ logo, name }: { logo: Logo; name: string }) => {
  const scale = Math.min(LOGO_HEIGHT_PX / logo.height, LOGO_MAX_WIDTH_PX / logo.width)
  return (
    <img
      class="logo"
      src={`/i/${logo.asset}/logo`}
      width={Math.round(logo.width * scale)}
      height={Math.round(logo.height * scale)}
      alt={name}
    />
  )
}
