'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { browserKeeping } from '#components/player/browser-keeping.ts'
import { forgetOthers } from './forget.ts'
import { keepOpenPage, registerWorker } from './keep-open-page.ts'
import { countKeptAnswers, sendKeptAnswers } from './send-kept-answers.ts'
import { useKeptPage } from './use-kept-page.ts'
import { useOnline } from './use-online.ts'
import './kept-on-device.css'

/**
 * On every page of someone who learns: has what they open kept for reading without a network, sends the answers that wait,
 * and says which of these is so. What another person left on this device goes first.
 */
export function KeptOnDevice({ person }: { person: string }) {
  const t = useTranslations('interface.offline')
  const path = usePathname()
  const router = useRouter()
  const isOnline = useOnline()
  const isKept = useKeptPage(path)
  const [waiting, setWaiting] = useState(0)
  const [sentCount, setSentCount] = useState(0)
  const [isPlayer, setIsPlayer] = useState(false)

  useEffect(() => {
    forgetOthers(person)
    registerWorker()
  }, [person])

  useEffect(() => {
    if (!isOnline) return
    // A page that is left at once was not opened.
    const timer = setTimeout(() => keepOpenPage(path), 1500)
    return () => clearTimeout(timer)
  }, [path, isOnline])

  useEffect(() => {
    const keeping = browserKeeping('localStorage')
    // The player says for itself what can be done without a network.
    setIsPlayer(document.querySelector('[data-part=player]') !== null)
    setWaiting(countKeptAnswers(keeping, path))
    if (!isOnline) return
    const leaving = new AbortController()
    const send = async () => {
      const count = await sendKeptAnswers(keeping, path, leaving.signal)
      if (leaving.signal.aborted) return
      setWaiting(countKeptAnswers(keeping, path))
      if (count === 0) return
      setSentCount((before) => before + count)
      router.refresh()
    }
    void send()
    // A network that leads nowhere says nothing when it leads somewhere again.
    const timer = setInterval(() => void send(), 60_000)
    return () => {
      clearInterval(timer)
      leaving.abort()
    }
  }, [path, isOnline, router])

  return (
    <div className="kept-on-device" role="status">
      {(!isOnline || isKept) && !isPlayer && <p>{t('reading')}</p>}
      {waiting > 0 && <p>{t('kept', { count: waiting })}</p>}
      {sentCount > 0 && waiting === 0 && <p>{t('sent', { count: sentCount })}</p>}
    </div>
  )
}
