import type { Brand } from '../brands/schema.ts'
import { registerOf } from '../match/register.ts'
import { fold } from '../match/words.ts'

interface Copy {
  headline: string
  primaryText: string
  description: string
  language: 'fr' | 'en'
}

/** How a page speaks to its reader: as its ad does, and as the brand does where the ad does not tell. */
export function voiceOf({ headline, primaryText, description, language }: Copy, { kit }: Brand): 'tu' | 'vous' {
  const told = language === 'fr' ? registerOf(fold(`${headline} ${primaryText} ${description}`)) : null
  return told ?? kit.tone
}
