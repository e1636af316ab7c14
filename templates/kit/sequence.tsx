import type { Child } from 'hono/jsx'
import type { Sections } from './content.ts'
import { Incentive } from './deal.tsx'
import { Proof } from './proof.tsx'
import type { PageFacts } from './props.ts'
import { Faq } from './sections.tsx'
import type { Stage } from './slots.ts'
import { AtStage, NotAtStage } from './when.tsx'
import type { Words } from './words.ts'

interface FirstProps {
  content: Partial<Sections>
  page: PageFacts
  words: Words
}

/** Right after the hero: what a returning visitor's stage asks for. Nothing for everybody else. The short reassurances
 *  stand in the hero, so that the answers to objections follow them. */
export const First = ({ content, page, words }: FirstProps) => (
  <>
    {content.faq && (
      <AtStage stage="reassurance">
        <Faq items={content.faq} page={page} words={words} open />
      </AtStage>
    )}
    {(content.proof || content.figures) && (
      <AtStage stage="proof">
        <Proof content={content} page={page} words={words} />
      </AtStage>
    )}
    {content.incentive && (
      <AtStage stage="incentive">
        <Incentive items={content.incentive} page={page} words={words} />
      </AtStage>
    )}
  </>
)

/** The place of the same section for those who did not get it first: write every FAQ and Proof of a template in it. */
export const Usual = ({ stage, children }: { stage: Exclude<Stage, 'incentive'>; children: Child }) => (
  <NotAtStage stage={stage}>{children}</NotAtStage>
)
