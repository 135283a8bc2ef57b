import './curtain-mark.css'

/** The product's mark: a curtain on its rail. */
export function CurtainMark() {
  return (
    <svg className="curtain-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2 3h20" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
      <path
        className="curtain-mark-cloth"
        d="M4 4c0 8-1 12-1 17h6C9 15 8 10 8 4zm6 0c0 7 .4 12 .4 17H16c0-6-1-11-1-17zm7 0c0 8 1 12 1 17h3c0-6-1-10-1-17z"
      />
    </svg>
  )
}
