import { Words } from '#components/ui/words.tsx'
import type { Stage } from '#domain/scenario/stage.ts'
import './call.css'

/** The bar on top: which tool this is, and how it is doing. */
export function CallBar({ title, state }: Pick<Stage, 'title' | 'state'>) {
  return (
    <div className="call">
      <b>
        <Words text={title} />
      </b>
      {state && (
        <span className={`call-state call-${state.kind}`}>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <StateSign kind={state.kind} />
          </svg>
          <Words text={state.text} />
        </span>
      )}
    </div>
  )
}

/** A state has a shape of its own beside its colour. */
function StateSign({ kind }: { kind: NonNullable<Stage['state']>['kind'] }) {
  switch (kind) {
    case 'calm':
      return <circle cx="6" cy="6" r="4" fill="currentColor" />
    case 'waiting':
      return <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="3 2.2" />
    case 'trouble':
      return <path d="M6 1l5 9.5H1z" fill="currentColor" />
    case 'ended':
      return <path d="M2.5 2.5h7v7h-7z" fill="currentColor" />
    default:
      throw new Error(`No such state: ${kind satisfies never}`)
  }
}
