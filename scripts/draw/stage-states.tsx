import type { ComponentProps, ReactNode } from 'react'
import { Person } from '#components/drawings/people/person.tsx'
import { Picture } from '#components/drawings/pictures/picture.tsx'
import { PictureRegion } from '#components/drawings/pictures/picture-region.tsx'
import { pictureObjects } from '#components/drawings/pictures/picture-regions.ts'
import { ConsultationStage } from '#components/player/stage/consultation-stage.tsx'
import { Page } from '#components/ui/page.tsx'
import { heldThings, moods, postures, rooms } from '#domain/scenario/stage.ts'
import { at, call, en, people, stages, tile } from './stages.ts'

/** Someone as a tile shows them: what lies below its edge is not drawn. */
function Figure({ place, ...person }: { place: number } & Omit<ComponentProps<typeof Person>, 'look'>) {
  return (
    <svg viewBox="0 20 400 380" className="w-full bg-line" aria-hidden="true">
      <Person look={at(people, place)} {...person} />
    </svg>
  )
}

export const stageStates: Readonly<Record<string, () => ReactNode>> = {
  people: () => (
    <Page>
      <h1>People</h1>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-5">
        {people.map((look, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed sheet
          <svg key={place} viewBox="20 10 360 430" className="w-full bg-line" aria-hidden="true">
            <Person look={look} />
          </svg>
        ))}
      </div>
    </Page>
  ),
  gestures: () => (
    <Page>
      <h1>Moods and postures</h1>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {moods.map((mood, place) => (
          <Figure key={mood} mood={mood} place={place * 5 + 2} />
        ))}
        {postures.flatMap((posture, place) =>
          [0, 1].map((turn) => (
            <Figure key={`${posture}-${turn}`} posture={posture} place={place * 7 + turn * 23 + 4} />
          )),
        )}
        {heldThings.map((holding, place) => (
          <Figure key={holding} holding={holding} place={place * 9 + 3} />
        ))}
      </div>
    </Page>
  ),
  rooms: () => (
    <Page>
      <h1>Rooms</h1>
      <div className="grid gap-4 md:grid-cols-3">
        {rooms.map((room, place) => (
          <ConsultationStage
            key={room}
            stage={{
              ...call,
              title: en(room),
              state: null,
              self: null,
              tiles: [tile(room, at(people, place * 3 + 1), room)],
            }}
          />
        ))}
      </div>
    </Page>
  ),
  stages: () => (
    <Page>
      <h1>Stages</h1>
      <div className="grid items-start gap-6 md:grid-cols-2">
        {Object.entries(stages).map(([name, stage]) => (
          <ConsultationStage key={name} stage={stage} />
        ))}
      </div>
    </Page>
  ),
}

/** The pictures with every place in them marked and numbered, for anyone who writes items. */
export const pictureStates: Readonly<Record<string, () => ReactNode>> = {
  pictures: () => (
    <Page>
      <h1>Pictures</h1>
      {Object.entries(pictureObjects).map(([name, objects]) => (
        <section key={name}>
          <h2>{name}</h2>
          <Picture name={name} description={en(name)} />
          <Picture name={name} description={en(name)}>
            {Object.entries(objects).map(([id, { region, shows }]) => (
              <PictureRegion key={id} region={region} label={shows} marked="marked" onToggle={() => {}} />
            ))}
          </Picture>
        </section>
      ))}
    </Page>
  ),
}
