import type { ReactNode } from 'react'
import { keepDraft } from '#components/player/answer-keeping.ts'
import { browserKeeping } from '#components/player/browser-keeping.ts'
import { DebriefView } from '#components/player/debrief-view.tsx'
import { FeedbackPanel } from '#components/player/feedback-panel.tsx'
import { Player } from '#components/player/player.tsx'
import { Button } from '#components/ui/button.tsx'
import { Page } from '#components/ui/page.tsx'
import type { Debrief, Feedback, LearnerView } from '#domain/scenario/learner-view.ts'
import type { DoingProps } from './doing-props.ts'
import { LookBar } from './look-bar.tsx'

/** What the server works out for these pages from a real module: they are props, and travel with the page. */
export type PlayerProps = {
  readonly play: { view: LearnerView; debrief: Debrief | null }
  readonly multiple: LearnerView
  readonly order: LearnerView
  readonly spot: LearnerView
  readonly doing: Readonly<Record<string, DoingProps>>
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
      <LookBar />
      <Page>
        <Player
          attempt={{ id, moduleTitle: view.title }}
          view={view}
          previous={previous}
          debrief={debrief}
          endpoints={{ answer: '/attempt/answers', goOn: '/attempt/go-on', signIn: '/sign-in', page: '/attempt' }}
          home="/ui"
        />
      </Page>
    </>
  )
}

function OneFeedback({ feedback }: { feedback: Feedback }) {
  return (
    <>
      <LookBar />
      <Page width="form">
        <h1 className="sr-only">Feedback</h1>
        <FeedbackPanel feedback={feedback}>
          <Button>Go on</Button>
        </FeedbackPanel>
      </Page>
    </>
  )
}

/** As someone left it who was half-way: the draft lies in the browser before the player looks for it. */
function HalfWay({ doing, view }: { doing: DoingProps | undefined; view?: LearnerView }) {
  if (doing === undefined) return null
  const scene = view === undefined ? doing.view.scene : { ...doing.view.scene, stage: view.scene.stage }
  if (typeof window !== 'undefined')
    keepDraft(browserKeeping('sessionStorage'), 'doing', {
      sceneId: scene.id,
      elapsedMs: 0,
      choice: doing.halfWay,
      confidence: 'fairly',
    })
  return <Playing id="doing" view={{ ...doing.view, scene }} />
}

function AnsweredDoing({ doing }: { doing: DoingProps | undefined }) {
  return doing === undefined ? null : <OneFeedback feedback={doing.feedback} />
}

export const playerStates: Readonly<Record<string, (props: PlayerProps) => ReactNode>> = {
  play: ({ play }) => <Playing id="play" {...play} />,
  multiple: ({ multiple, wrong }) => <Playing id="multiple" view={multiple} previous={wrong} />,
  order: ({ order }) => <Playing id="order" view={order} />,
  spot: ({ spot }) => <Playing id="spot" view={spot} />,
  sort: ({ doing }) => <HalfWay doing={doing['before-the-nine-oclock']} />,
  strike: ({ doing }) => <HalfWay doing={doing['the-drivers-form']} />,
  'where-from': ({ doing }) => <HalfWay doing={doing['which-number']} />,
  'sort-in-a-scene': ({ doing, play }) => <HalfWay doing={doing['before-the-nine-oclock']} view={play.view} />,
  'strike-in-a-scene': ({ doing, play }) => <HalfWay doing={doing['the-drivers-form']} view={play.view} />,
  'where-from-in-a-scene': ({ doing, play }) => <HalfWay doing={doing['which-number']} view={play.view} />,
  'sort-feedback': ({ doing }) => <AnsweredDoing doing={doing['before-the-nine-oclock']} />,
  'strike-feedback': ({ doing }) => <AnsweredDoing doing={doing['the-drivers-form']} />,
  'where-from-feedback': ({ doing }) => <AnsweredDoing doing={doing['which-number']} />,
  feedback: ({ wrong }) => <OneFeedback feedback={wrong} />,
  'order-feedback': ({ orderFeedback }) => <OneFeedback feedback={orderFeedback} />,
  'spot-feedback': ({ spotFeedback }) => <OneFeedback feedback={spotFeedback} />,
  debrief: ({ worst }) => <Playing id="worst" {...worst} />,
  'debrief-safest': ({ safest }) => (
    <Page>
      <h1>{safest.view.title.text}</h1>
      {safest.debrief && <DebriefView debrief={safest.debrief} home="/ui" contest="/ui" safer="/ui" next={null} />}
    </Page>
  ),
}
