import type { Context } from 'hono'
import { readConsent } from '../../pixel/consent/consent.ts'
import { isUnmeasured } from '../../pixel/consent/opposition.ts'
import { houseBrand, languageOf, plainPage } from '../plain.tsx'

export const CHOICE_PATH = '/privacy/choice'

/** GET /privacy/choice: consent to advertising, and measurement, which needs none but may be objected to. */
export async function choicePage(c: Context<{ Bindings: Env }>): Promise<Response> {
  const lang = languageOf(c)
  const words = CHOICE[lang]
  const measured = isUnmeasured(c) ? words.measurement.off : words.measurement.on
  const body = (
    <>
      <p>{words.states[readConsent(c).state]}</p>
      <form method="post" action="/privacy/consent" class="choice">
        <input type="hidden" name="page" value="privacy/choice@1" />
        <input type="hidden" name="text_version" value={`choice-2026-11-${lang}`} />
        <input type="hidden" name="back" value={CHOICE_PATH} />
        <button type="submit" name="choice" value="refused">
          {words.refuse}
        </button>
        <button type="submit" name="choice" value="granted">
          {words.accept}
        </button>
      </form>
      <p>{words.effect}</p>
      <h2>{words.measurement.title}</h2>
      <p>{measured.state}</p>
      <form method="post" action="/privacy/measurement" class="choice">
        <input type="hidden" name="back" value={CHOICE_PATH} />
        <button name="measured" value={measured.value} type="submit">
          {measured.button}
        </button>
      </form>
    </>
  )
  return plainPage(c, { title: words.title, brand: await houseBrand(c), status: 200, children: body })
}

const CHOICE = {
  fr: {
    title: 'Votre choix sur la publicité',
    states: {
      exempt:
        'Vous n’avez pas encore choisi\u00a0: rien n’est retenu de vous, seules des statistiques anonymes sont tenues.',
      refused: 'Vous avez refusé\u00a0: rien n’est retenu de vous, seules des statistiques anonymes sont tenues.',
      granted:
        'Vous avez accepté\u00a0: votre visite est retenue pour vous montrer des publicités qui vous concernent.',
    },
    refuse: 'Refuser',
    accept: 'Accepter',
    effect:
      'Refuser efface aussitôt ce qui avait été retenu de vos visites sur cet appareil. Vous pouvez changer d’avis à tout moment.',
    measurement: {
      title: 'La mesure d’audience',
      on: {
        state:
          'Vos visites comptent dans des statistiques anonymes, qui ne vous reconnaissent pas d’une page à l’autre. Vous pouvez vous y opposer\u00a0: un cookie le retient sur cet appareil pendant 13\u00a0mois, et plus aucune visite n’est comptée, ni retenue pour la publicité. Les formulaires restent utilisables.',
        value: 'no',
        button: 'Ne plus me compter',
      },
      off: {
        state: 'Votre opposition est retenue\u00a0: aucune de vos visites depuis cet appareil n’est comptée.',
        value: 'yes',
        button: 'Me compter à nouveau',
      },
    },
  },
  en: {
    title: 'Your choice about advertising',
    states: {
      exempt: 'You have not chosen yet: nothing is kept about you, only anonymous statistics.',
      refused: 'You have refused: nothing is kept about you, only anonymous statistics.',
      granted: 'You have accepted: your visit is kept in order to show you ads that concern you.',
    },
    refuse: 'Refuse',
    accept: 'Accept',
    effect:
      'Refusing erases at once what had been kept of your visits on this device. You can change your mind at any time.',
    measurement: {
      title: 'Audience measurement',
      on: {
        state:
          'Your visits count in anonymous statistics, which do not recognise you from one page to the next. You may object: a cookie remembers it on this device for 13 months, and no visit is counted any more, nor kept for advertising. Forms still work.',
        value: 'no',
        button: 'Stop counting me',
      },
      off: {
        state: 'Your objection is remembered: none of your visits from this device is counted.',
        value: 'yes',
        button: 'Count me again',
      },
    },
  },
}
