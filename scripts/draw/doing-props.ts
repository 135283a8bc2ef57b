import { compileContent } from '#curriculum/compile.ts'
import { localiseFollowUps } from '#curriculum/localise.ts'
import { smallFollowUps } from '#curriculum/small-follow-ups.ts'
import { withContent } from '#curriculum/test-folder.ts'
import { unsetPolicy } from '#domain/policy/policy.ts'
import type { Choice } from '#domain/scenario/attempt-state.ts'
import type { Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import { itemFeedback, questionOf } from '#domain/scenario/show.ts'

/** One case in a format of doing: half-way, and answered with some of it wrong. */
export type DoingProps = { readonly view: LearnerView; readonly halfWay: Choice; readonly feedback: Feedback }

const order = { seed: 'look' }

const halfWay: Readonly<Record<string, Choice>> = {
  'before-the-nine-oclock': ['code-by-text:report', 'new-headset:act', 'pharmacy-voicemail:check'],
  'the-drivers-form': ['hiv-status', 'oxygen'],
  'which-number': ['earlier-number'],
}
const wrong: Readonly<Record<string, Choice>> = {
  'before-the-nine-oclock': [
    'planned-downtime:act',
    'pharmacy-voicemail:report',
    'code-by-text:report',
    'moved-upload-page:act',
    'new-headset:act',
    'scribe-for-all:check',
  ],
  'the-drivers-form': ['hiv-status', 'oxygen'],
  'which-number': ['missed-call'],
}

/** The cases of the bank that tests use, by their ids. */
export function doingProps(): Readonly<Record<string, DoingProps>> {
  const followUps = withContent({ 'follow-ups/approved-tools.yaml': smallFollowUps }, (folder) => {
    const compileResult = compileContent(folder)
    if (!compileResult.ok) throw new Error(compileResult.findings.map(({ message }) => message).join('\n'))
    return compileResult.content.followUps.flatMap((bank) =>
      localiseFollowUps(bank, { language: 'en', policy: unsetPolicy }),
    )
  })
  return Object.fromEntries(
    followUps.flatMap(({ item, situation, stage }) => {
      const id = item.id.split('/')[1] ?? ''
      const [half, choice] = [halfWay[id], wrong[id]]
      const feedback = choice === undefined ? null : itemFeedback(item, choice, order)
      if (half === undefined || feedback === null) return []
      const then = { do: 'ask', question: questionOf(item, order) } as const
      const view: LearnerView = {
        title: { text: 'A short follow-up', language: 'en' },
        setting: null,
        scene: { id: item.id, stage, prose: situation },
        then,
        position: { scene: 2, about: 4, minutesLeft: 2 },
      }
      return [[id, { view, halfWay: half, feedback }]]
    }),
  )
}
