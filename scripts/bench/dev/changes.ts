import type { Page } from '@playwright/test'

/** Someone's change of one file, and how a page shows it. */
export type Change = {
  readonly name: string
  readonly file: string
  /** Stands once in the file. */
  readonly before: string
  /** What stands there instead, different for each `place`, which is a whole number from 1. */
  readonly after: (place: number) => string
  /** Which page shows it: the one that is open, or the next one, which is loaded again and again. */
  readonly page: 'learner' | 'module'
  readonly appears: 'on the open page' | 'on the next page'
  readonly isShown: (page: Page, place: number) => Promise<boolean>
}

export const moduleOfPage = 'the-call-that-dropped'

const mark = (place: number) => `draft-${place}.`

const says = (selector: string) => (page: Page, place: number) =>
  page.evaluate(
    ([where, words]) => [...document.querySelectorAll(where)].some(({ textContent }) => textContent?.includes(words)),
    [selector, mark(place)] as const,
  )

export const changes: readonly Change[] = [
  {
    name: 'a component',
    file: 'components/learn/progress-list.tsx',
    before: "<dt>{t('modules')}</dt>",
    after: (place) => `<dt>{t('modules')} ${mark(place)}</dt>`,
    page: 'learner',
    appears: 'on the open page',
    isShown: says('dt'),
  },
  {
    name: 'a component of the browser',
    file: 'components/forms/action-form.tsx',
    before: "{pending ? t('sending') : submit}",
    after: (place) => `{pending ? t('sending') : submit} ${mark(place)}`,
    page: 'module',
    appears: 'on the open page',
    isShown: says('button'),
  },
  {
    name: 'a style',
    file: 'components/learn/progress-list.css',
    before: 'padding-block-start: 0.5rem;',
    after: (place) => `padding-block-start: ${40 + place}px;`,
    page: 'learner',
    appears: 'on the open page',
    isShown: (page, place) =>
      page.evaluate((pixels) => {
        const list = document.querySelector('.progress-list')
        return list !== null && getComputedStyle(list).paddingTop === `${pixels}px`
      }, 40 + place),
  },
  {
    name: 'a message',
    file: 'messages/en/learn.json',
    before: '"greeting": "Hello, {name}"',
    after: (place) => `"greeting": "Hello, {name} ${mark(place)}"`,
    page: 'learner',
    appears: 'on the next page',
    isShown: says('h1'),
  },
  {
    name: 'content',
    file: `content/modules/${moduleOfPage}/module.yaml`,
    before: 'title: The call that dropped',
    after: (place) => `title: The call that dropped ${mark(place)}`,
    page: 'module',
    appears: 'on the next page',
    isShown: says('h1'),
  },
]
