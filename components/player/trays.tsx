import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Words } from '#components/ui/words.tsx'
import type { Tray } from '#domain/scenario/module.ts'
import { TrayMark } from './tray-mark.tsx'
import type { TrayDrop } from './use-tray-drop.ts'
import './trays.css'
import './doing.css'

/** The trays as they are drawn, on a dark worktop: what lies in each. Drawn alone: the list beside says all of it. */
export function Trays({
  trays,
  above = null,
  lying,
  drop,
}: {
  trays: readonly Tray[]
  /** What waits to be placed. */
  above?: ReactNode
  /** The slips in a tray, and how many things lie there. */
  lying: (trayId: string) => { readonly count: number; readonly slips: readonly ReactNode[] }
  /** Where trays take what is dragged; after the answer, and on the server, they only show. */
  drop?: TrayDrop
}) {
  const t = useTranslations('player.sort')
  return (
    <div className="worktop" aria-hidden="true">
      {above}
      <div className="trays">
        {trays.map((tray, place) => {
          const { count, slips } = lying(tray.id)
          return (
            <div
              key={tray.id}
              className={drop?.over === tray.id ? 'tray tray-over' : 'tray'}
              {...drop?.handlersOf(tray.id)}
            >
              <p className="tray-name">
                <TrayMark place={place} />
                <span className="tray-count">{count}</span>
                <b>
                  <Words text={tray.text} />
                </b>
              </p>
              {slips.length === 0 ? <p className="tray-empty">{t('empty')}</p> : <ul>{slips}</ul>}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** A thing in a tray: its number always, its words where there is room. */
export function Slip({
  number,
  kind = 'plain',
  children,
}: {
  number: number
  kind?: 'plain' | 'wrong' | 'ghost'
  children: ReactNode
}) {
  return (
    <li className={`slip slip-${kind}`}>
      <span className="slip-number">{number}</span>
      <span className="slip-words">{children}</span>
    </li>
  )
}
