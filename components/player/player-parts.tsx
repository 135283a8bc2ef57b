import { memo, type ReactNode, type Ref, Suspense } from 'react'
import type { Debrief, Feedback } from '#domain/scenario/learner-view.ts'
import type { Stage } from '#domain/scenario/stage.ts'
import { DebriefLater, FeedbackBodyLater, StageLater } from './parts.ts'

/*
 * What the server may have drawn before its code is here. React keeps that as it stands while nothing changes around it, so
 * each is drawn anew only when what it is given is another.
 */

/** The drawn moment of a scene. */
export const DrawnStage = memo(function DrawnStage({ stage, size }: { stage: Stage; size: 'whole' | 'small' }) {
  return (
    <Suspense>
      <StageLater stage={stage} size={size} />
    </Suspense>
  )
})

/** What the answer before this scene earned. */
export const EarnedFeedback = memo(function EarnedFeedback({ feedback }: { feedback: Feedback }) {
  return (
    <Suspense>
      <FeedbackBodyLater feedback={feedback} />
    </Suspense>
  )
})

/** The end of a module. */
export const EndScreen = memo(function EndScreen(props: {
  debrief: Debrief
  home: string
  contest: string | null
  safer: string | null
  next: ReactNode
  headingRef: Ref<HTMLHeadingElement>
}) {
  return (
    <Suspense>
      <DebriefLater {...props} />
    </Suspense>
  )
})
