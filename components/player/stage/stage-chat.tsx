import { useTranslations } from 'next-intl'
import { Words } from '#components/ui/words.tsx'
import type { Stage } from '#domain/scenario/stage.ts'
import './stage-chat.css'

export function StageChat({ chat, as }: { chat: Stage['chat']; as: 'lines' | 'bubbles' }) {
  const t = useTranslations('player.stage')
  if (chat.length === 0) return null
  return (
    <ul className={`chat chat-${as}`} aria-label={t('chat')}>
      {chat.map(({ from, at, text }) => (
        <li key={at + from.text + text.text}>
          <b>
            <Words text={from} />
          </b>{' '}
          <time>{at}</time>
          <p>
            <Words text={text} />
          </p>
        </li>
      ))}
    </ul>
  )
}
