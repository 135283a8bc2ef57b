import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Drawing } from '#components/drawings/drawing.tsx'
import type { Screen } from './screens.ts'
import { screens } from './screens.ts'

function render(screen: Screen): string {
  return renderToStaticMarkup(<Drawing shapes={screens[screen].shapes} />)
}

function times(part: string, whole: string): number {
  return whole.split(part).length - 1
}

test('what a story counts is drawn as often: seven windows, eight who wait, four of them with a picture, and eleven on Monday', () => {
  expect(times('width="168" height="88"', render('dialogs'))).toBe(7)
  expect(times('width="84" height="44" rx="5"', render('participants'))).toBe(8)
  expect(times('width="84" height="44" rx="5" fill="#dfe9e4"', render('participants'))).toBe(4)
  expect(times('<rect x="12" ', render('calendar'))).toBe(11)
})

test('a bar that asks for an update is no redder than the rest of the screen', () => {
  expect(render('update-bar')).not.toContain('#b02a1c')
})
