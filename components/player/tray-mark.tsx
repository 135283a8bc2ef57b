import './trays.css'

/** Tells trays apart beside their names: one, two or three lines, in one colour, so that no tray looks like the good one. */
export function TrayMark({ place }: { place: number }) {
  const lines = ['M8 12h8', 'M8 10h8M8 14h8', 'M8 8.5h8M8 12h8M8 15.5h8'][place] ?? ''
  return (
    <svg className="tray-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3.5 4v14.5a2 2 0 0 0 2 2h13a2 2 0 0 0 2-2V4" />
      <path d={lines} />
    </svg>
  )
}
