import { Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { later } from './later.tsx'

function Greeting({ name }: { name: string }) {
  return <p>Good morning, {name}</p>
}

const render = (Part: ReturnType<typeof later<{ name: string }>>) =>
  renderToString(
    <Suspense fallback={<i>Not yet</i>}>
      <Part name="Noor" />
    </Suspense>,
  )

describe('a part that comes after its page', () => {
  it('is drawn at once where its code is there, and waits where it is not', async () => {
    const Part = later(async () => Greeting)
    expect(render(Part)).toContain('Not yet')
    await Part.load()
    expect(render(Part)).toContain('Noor')
    expect(render(Part)).not.toContain('Not yet')
  })

  it('is asked for once, however often it is drawn', async () => {
    let loadCount = 0
    const Part = later(async () => {
      loadCount += 1
      return Greeting
    })
    await Promise.all([Part.load(), Part.load()])
    render(Part)
    expect(loadCount).toBe(1)
  })

  it('says that its code cannot be had, and asks again', async () => {
    let isReachable = false
    const Part = later(async () => {
      if (!isReachable) throw new Error('no network')
      return Greeting
    })
    await expect(Part.load()).rejects.toThrow('no network')
    isReachable = true
    await Part.load()
    expect(render(Part)).toContain('Noor')
  })
})
