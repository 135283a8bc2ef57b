import type { ReactNode } from 'react'
import { DebriefView } from '#components/player/debrief-view.tsx'
import { FeedbackPanel } from '#components/player/feedback-panel.tsx'
import { Player } from '#components/player/player.tsx'
import { Button } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import type { Debrief, Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import { LookBar } from './look-bar.tsx'

/** What the server works out for these pages from a real module: they are props, and travel with the page. */
export type PlayerProps = {
  readonly play: { view: LearnerView; debrief: Debrief | null }
  readonly multiple: LearnerView
  readonly order: LearnerView
  readonly spot: LearnerView
  readonly wrong: Feedback
  readonly orderFeedback: Feedback
  readonly spotFeedback: Feedback
  readonly worst: { view: LearnerView; debrief: Debrief | null }
  readonly safest: { view: LearnerView; debrief: Debrief | null }
}

function Playing({
  id,
  view,
  debrief = null,
  previous = null,
}: {
  id: string
  view: LearnerView
  debrief?: Debrief | null
  previous?: Feedback | null
}) {
  return (
    <>
      <LookBar current="learn" />
      <Page>
        <Player
          attempt={{ id, moduleTitle: view.title }}
          view={view}
          previous={previous}
          debrief={debrief}
          endpoints={{ answer: '/attempt/answers', goOn: '/attempt/go-on', signIn: '/sign-in' }}
          home="/ui"
        />
      </Page>
    </>
  )
}

function OneFeedback({ feedback }: { feedback: Feedback }) {
  return (
    <>
      <LookBar current="learn" />
      <Page width="form">
        <h1 className="sr-only">Feedback</h1>
        <FeedbackPanel feedback={feedback}>
          <Button>Go on</Button>
        </FeedbackPanel>
      </Page>
    </>
  )
}

export const playerStates: Readonly<Record<string, (props: PlayerProps) => ReactNode>> = {
  play: ({ play }) => <Playing id="play" {...play} />,
  multiple: ({ multiple, wrong }) => <Playing id="multiple" view={multiple} previous={wrong} />,
  order: ({ order }) => <Playing id="order" view={order} />,
  spot: ({ spot }) => <Playing id="spot" view={spot} />,
  feedback: ({ wrong }) => <OneFeedback feedback={wrong} />,
  'order-feedback': ({ orderFeedback }) => <OneFeedback feedback={orderFeedback} />,
  'spot-feedback': ({ spotFeedback }) => <OneFeedback feedback={spotFeedback} />,
  debrief: ({ worst }) => <Playing id="worst" {...worst} />,
  'debrief-safest': ({ safest }) => (
    <Page>
      <h1>{safest.view.title.text}</h1>
      {safest.debrief && <DebriefView debrief={safest.debrief} home="/ui" contest="/ui" />}
    </Page>
  ),
}
