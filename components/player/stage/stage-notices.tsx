import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Words } from '#components/ui/words.tsx'
import type { Notice } from '#domain/scenario/stage.ts'
import './stage-notices.css'

/** What has slid in from the system: a call, a message, a picture. Kinds, never real products. */
export function StageNotices({ notices }: { notices: readonly Notice[] }) {
  const t = useTranslations('player.stage')
  if (notices.length === 0) return null
  return (
    <ul className="stage-notices" aria-label={t('notices')}>
      {notices.map(({ kind, from, text }) => (
        <li key={kind + from.text + text.text} className="stage-notice">
          <NoticeSign kind={kind} />
          <div>
            <b>
              <Words text={from} />
            </b>
            <span>
              <Words text={text} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}

const grounds: Readonly<Record<Notice['kind'], string>> = {
  'video-call': '#3c9a5f',
  'voice-call': '#3c9a5f',
  message: '#3c7fb5',
  photo: '#c08a2e',
  'e-mail': '#4b5d72',
  calendar: '#b25c3d',
  system: '#5d6a66',
}

const signs: Readonly<Record<Notice['kind'], ReactNode>> = {
  'video-call': <path d="M8 12.5h12.5v11H8zM22.5 16.5l6-4v11l-6-4z" fill="#fff" />,
  'voice-call': (
    <path
      d="M12 9.5l3.4 5-2 2.6c1.4 2.8 3.3 4.6 6 6l2.5-2 5 3.3c-.6 2.6-2.4 3.6-4.6 3.3-7.2-1-12.6-6.5-13.6-13.6-.3-2.2.7-4 3.3-4.6z"
      fill="#fff"
    />
  ),
  message: (
    <path d="M8 10.5h20a2 2 0 0 1 2 2V22a2 2 0 0 1-2 2H17l-6 5v-5H8a2 2 0 0 1-2-2v-9.5a2 2 0 0 1 2-2z" fill="#fff" />
  ),
  photo: (
    <path
      fillRule="evenodd"
      d="M7 10h22v16H7zM9.5 23.5h17l-6-8-4.2 5.2-2.6-2.7zM13 15.5a1.9 1.9 0 1 0 .01 0z"
      fill="#fff"
    />
  ),
  'e-mail': <path d="M7 11h22l-11 8.5zM7 13.5l11 8.5 11-8.5V26H7z" fill="#fff" />,
  calendar: (
    <path fillRule="evenodd" d="M8 10h20v17H8zM10.5 16h15v8.5h-15zM12 7.5h3V12h-3zM21 7.5h3V12h-3z" fill="#fff" />
  ),
  system: (
    <path
      d="M8 10h20v16H8zM8 15h20M11.5 12.5v.1M12.5 20.5h11"
      fill="none"
      stroke="#fff"
      strokeWidth="2.6"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  ),
}

function NoticeSign({ kind }: { kind: Notice['kind'] }) {
  return (
    <svg className="notice-sign" viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx="9" fill={grounds[kind]} />
      {signs[kind]}
    </svg>
  )
}
