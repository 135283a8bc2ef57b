import './feedback-panel.css'

/** Right or not, as a shape: never as a colour alone. */
export function VerdictMark({ correct }: { correct: boolean }) {
  return (
    <svg className="verdict-mark" viewBox="0 0 28 28" aria-hidden="true">
      {correct ? (
        <>
          <circle cx="14" cy="14" r="12.5" className="fill-curtain" />
          <path
            d="M8.5 14.4l3.8 3.9 7.4-8.2"
            className="stroke-on-curtain"
            fill="none"
            strokeWidth="2.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <>
          <path
            d="M14 2.2 25.8 14 14 25.8 2.2 14z"
            fill="none"
            className="stroke-alarm"
            strokeWidth="2.4"
            strokeLinejoin="round"
          />
          <path d="M14 8.8v6" className="stroke-alarm" strokeWidth="2.6" strokeLinecap="round" />
          <circle cx="14" cy="18.9" r="1.6" className="fill-alarm" />
        </>
      )}
    </svg>
  )
}
