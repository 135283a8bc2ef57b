'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { PlaceIcon } from './place-icon.tsx'
import { onSearchKey } from './search-key.ts'
import { type SearchResult, useSearch } from './use-search.ts'
import './search-dialog.css'

/**
 * Finds people, teams, modules and pages: from anywhere by Ctrl K (⌘ K on a Mac), with the arrows and Enter. Without
 * JavaScript it is a link to the page that does the same.
 */
export function SearchDialog() {
  const t = useTranslations('interface.search')
  const dialog = useRef<HTMLDialogElement>(null)
  const [words, setWords] = useState('')
  const [isOpen, setOpen] = useState(false)
  useEffect(() => onSearchKey(() => setOpen(true)), [])
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal()
  }, [isOpen])
  const close = () => dialog.current?.close()
  return (
    <>
      <a
        className="search-open"
        href="/search"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          setOpen(true)
        }}
      >
        <PlaceIcon name="search" />
        <span className="search-open-words">{t('title')}</span>
        <kbd>Ctrl K</kbd>
      </a>
      <dialog
        ref={dialog}
        className="search-dialog"
        aria-label={t('title')}
        onClose={() => {
          setOpen(false)
          setWords('')
        }}
        onPointerDown={(event) => event.target === dialog.current && close()}
      >
        {isOpen && <Finder words={words} onWords={setWords} onLeave={close} />}
      </dialog>
    </>
  )
}

function Finder({ words, onWords, onLeave }: { words: string; onWords: (words: string) => void; onLeave: () => void }) {
  const t = useTranslations('interface.search')
  const router = useRouter()
  const id = useId()
  const { results, state } = useSearch(words)
  const [at, setAt] = useState(0)
  const choice = results[Math.min(at, results.length - 1)]
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[data-place="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])

  function go(href: string) {
    onLeave()
    router.push(href)
  }
  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || results.length === 0) return
    event.preventDefault()
    setAt((Math.min(at, results.length - 1) + step + results.length) % results.length)
  }
  function submit(event: FormEvent) {
    // Nothing is found: the page of the search says so.
    if (choice === undefined) return
    event.preventDefault()
    go(choice.href)
  }

  return (
    <search>
      <form method="post" action="/api/search-words" onSubmit={submit}>
        <input type="hidden" name="page" value="/search" />
        <label className="sr-only" htmlFor={`${id}-words`}>
          {t('label')}
        </label>
        <input
          id={`${id}-words`}
          className="search-words"
          name="q"
          value={words}
          onChange={(event) => {
            onWords(event.target.value)
            setAt(0)
          }}
          onKeyDown={move}
          role="combobox"
          aria-expanded={results.length > 0}
          aria-controls={`${id}-found`}
          aria-autocomplete="list"
          aria-activedescendant={choice === undefined ? undefined : `${id}-${results.indexOf(choice)}`}
          placeholder={t('label')}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
        />
      </form>
      <div ref={list} id={`${id}-found`} role="listbox" aria-label={t('results')} className="search-found">
        {results.map((each, place) => (
          <FoundLine
            key={`${each.kind} ${each.href}`}
            id={`${id}-${place}`}
            place={place}
            found={each}
            isChosen={each === choice}
            onPick={() => go(each.href)}
          />
        ))}
      </div>
      <p role="status" className={results.length > 0 ? 'sr-only' : 'search-none'}>
        {state === 'failed' ? t('failed') : state === 'found' ? t('count', { count: results.length, words }) : ''}
      </p>
    </search>
  )
}

function FoundLine({
  id,
  place,
  found,
  isChosen,
  onPick,
}: {
  id: string
  place: number
  found: SearchResult
  isChosen: boolean
  onPick: () => void
}) {
  const t = useTranslations('interface.search')
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen one
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
    <div id={id} role="option" aria-selected={isChosen} className="search-line" data-place={place} onClick={onPick}>
      <b>
        <bdi>{found.title}</bdi>
      </b>
      <span>
        {t(`kind.${found.kind}`)}
        {found.detail !== '' && (
          <>
            {' · '}
            <bdi>{found.detail}</bdi>
          </>
        )}
      </span>
    </div>
  )
}
