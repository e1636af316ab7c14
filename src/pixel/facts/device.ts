interface Device {
  device: '' | 'mobile' | 'tablet' | 'desktop'
  in_app: string
}

/** What kind of screen, and inside which app. An iPad asks for desktop pages by default and then looks like a Mac. */
export function deviceOf(userAgent: string): Device {
  return { device: screenOf(userAgent), in_app: IN_APP.find(([is]) => is.test(userAgent))?.[1] ?? '' }
}

/** Only browsers made of Chromium tell layout shifts (web.dev/articles/cls, 2026-11); on iPhones all are made of WebKit. */
export const tellsShifts = (userAgent: string): boolean => /\bChrom(?:e|ium)\/\d/.test(userAgent)

function screenOf(userAgent: string): Device['device'] {
  if (userAgent === '') return ''
  if (/iPad|Tablet|PlayBook|Silk(?!.*Mobile)|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet'
  return /Mobi|iPhone|iPod|Android/i.test(userAgent) ? 'mobile' : 'desktop'
}

// In order: Instagram and Messenger also carry the marks of the Facebook app.
const IN_APP: [RegExp, string][] = [
  [/Instagram/, 'instagram'],
  [/Barcelona \d/, 'threads'],
  [/FBAN\/Messenger|FB_IAB\/(?:MESSENGER|Orca)/, 'messenger'],
  [/FBAN|FBAV|FB_IAB/, 'facebook'],
  [/musical_ly|BytedanceWebview|TikTok|trill_/, 'tiktok'],
  [/LinkedInApp/, 'linkedin'],
  [/Snapchat/, 'snapchat'],
  [/Pinterest\//, 'pinterest'],
  [/Twitter for|TwitterAndroid/, 'x'],
  [/Reddit\//, 'reddit'],
  [/GSA\//, 'google'],
]
