import { useTranslations } from 'next-intl'
import type { Status } from '#domain/comprehension/status.ts'
import './status-mark.css'

/** The six statuses, and the flag that is shown in their place. */
export type Mark = Status | 'confidently-wrong'

export const marks = [
  'understands',
  'shown-so-far',
  'developing',
  'faded',
  'does-not-understand-yet',
  'confidently-wrong',
  'not-enough-evidence',
] as const satisfies readonly Mark[]

/** "Confidently wrong" is shown whatever the probability says. */
export function markOf({ status, confidentlyWrong }: { status: Status; confidentlyWrong: boolean }): Mark {
  return confidentlyWrong ? 'confidently-wrong' : status
}

/** A status as a shape of its own, so that it is told apart without colour, and in words. */
export function StatusMark({
  mark,
  of = 'someone',
  words = 'beside',
}: {
  mark: Mark
  /** A reader's own practice is understood; someone else understands. */
  of?: 'someone' | 'reader'
  words?: 'beside' | 'unseen' | 'none'
}) {
  const t = useTranslations(of === 'reader' ? 'interface.ownStatus' : 'interface.status')
  return (
    <span className="status">
      <StatusShape mark={mark} />
      {words !== 'none' && <span className={words === 'unseen' ? 'sr-only' : undefined}>{t(mark)}</span>}
    </span>
  )
}

/** The shape alone: somewhere near it, words must say what it means. */
export function StatusShape({ mark }: { mark: Mark }) {
  return (
    <svg className="status-shape" viewBox="0 0 24 24" aria-hidden="true">
      <Shape mark={mark} />
    </svg>
  )
}

/** The shapes for a page that shows them hundreds of times: each here once, and by `StatusUse` where it is seen. */
export function StatusSymbols() {
  return marks.map((mark) => (
    <symbol key={mark} id={symbolId(mark)} viewBox="0 0 24 24">
      <Shape mark={mark} />
    </symbol>
  ))
}

/** A shape by its symbol. It is written as short as can be, for the page that has six hundred. */
export function StatusUse({ mark }: { mark: Mark }) {
  return (
    <svg aria-hidden="true">
      <use href={`#${symbolId(mark)}`} />
    </svg>
  )
}

const symbolId = (mark: Mark) => `s${marks.indexOf(mark)}`

function Shape({ mark }: { mark: Mark }) {
  switch (mark) {
    case 'understands':
      return <circle cx="12" cy="12" r="8.5" className="fill-curtain" />
    case 'shown-so-far':
      return (
        <>
          <circle cx="12" cy="12" r="7.7" fill="none" className="stroke-curtain" strokeWidth="1.7" />
          <path d="M12 4.3a7.7 7.7 0 0 1 0 15.4z" className="fill-curtain" />
        </>
      )
    case 'developing':
      return (
        <>
          <circle cx="12" cy="12" r="7.7" fill="none" className="stroke-ink-soft" strokeWidth="1.7" />
          <circle cx="12" cy="12" r="2.7" className="fill-ink-soft" />
        </>
      )
    case 'faded':
      return (
        <circle
          cx="12"
          cy="12"
          r="7.7"
          fill="none"
          className="stroke-curtain"
          strokeWidth="1.9"
          strokeDasharray="3.2 2.85"
        />
      )
    case 'does-not-understand-yet':
      return <path d="M12 3l9 9-9 9-9-9z" fill="none" className="stroke-alarm" strokeWidth="2" strokeLinejoin="round" />
    case 'confidently-wrong':
      return (
        <>
          <path d="M12 2 22 12 12 22 2 12z" className="fill-alarm" />
          <path d="M12 7.2v5.6" className="stroke-on-alarm" strokeWidth="2.2" strokeLinecap="round" />
          <circle cx="12" cy="16.2" r="1.4" className="fill-on-alarm" />
        </>
      )
    case 'not-enough-evidence':
      return <path d="M7.5 12h9" className="stroke-ink-soft" strokeWidth="2" strokeLinecap="round" />
  }
}
