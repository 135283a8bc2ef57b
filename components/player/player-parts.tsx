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
export const Earned = memo(function Earned({ feedback }: { feedback: Feedback }) {
  return (
    <Suspense>
      <FeedbackBodyLater feedback={feedback} />
    </Suspense>
  )
})

/** The end of a module. */
export const Ended = memo(function Ended(props: {
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
