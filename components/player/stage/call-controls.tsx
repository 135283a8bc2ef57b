import type { Tile } from '#domain/scenario/stage.ts'
import './call.css'

/** The row under a call: microphone, camera, chat, hang up. Drawn, not working: it says what kind of place this is. */
export function CallControls({ self }: { self: Tile | null }) {
  const off = self?.picture === 'camera-off'
  return (
    <svg className="call-controls" viewBox="0 0 216 44" aria-hidden="true">
      <g className="control-ground">
        <circle cx="24" cy="22" r="18" />
        <circle cx="80" cy="22" r="18" />
        <circle cx="136" cy="22" r="18" />
      </g>
      <circle cx="192" cy="22" r="18" fill="#c0402f" />
      <g fill="none" stroke="#f2efe6" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M24 13a3.5 3.5 0 0 1 3.5 3.5v5a3.5 3.5 0 0 1-7 0v-5A3.5 3.5 0 0 1 24 13zM17 21.5c0 9 14 9 14 0M24 28.5V32" />
        <path d="M71 16.5h11v11H71zM84.5 20.5l5-3v9l-5-3z" />
        {off && <path d="M70 13l20 18" />}
        <path d="M127 15h18v12h-10l-5 4.5V27h-3z" />
        <path d="M182 25c4-6 16-6 20 0l-3.5 3-4-2v-3h-5v3l-4 2z" fill="#f2efe6" />
      </g>
    </svg>
  )
}
