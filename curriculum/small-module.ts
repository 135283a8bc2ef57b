/** A module as small as the checker allows, in which a policy decides a key, an option and a text; for tests. */
export const smallModule = `# yaml-language-server: $schema=../../module.schema.json
title: A small module
summary: It tests the format.
setting: A test
minutes: 8
practices: [approved-tools]
cast:
  you: { name: You, room: clinic-room }
  sam:
    name: Sam
    look: { skin: olive, hair: curls, hairColour: auburn, clothes: forest, age: young }
    room: kitchen
exposures:
  picture-of-sam: { what: A picture, whose: Sam’s, to-whom: A family album }
stage:
  surface: video-call
  title: "{video-tool} · Sam"
  description: Sam is on screen.
  self: you
start: opening
scenes:
  opening:
    stage:
      on-screen: [{ who: sam, picture: frozen }]
    prose: |
      {Video-tool} has frozen
      again.

      Sam waits.
    decide:
      practice: approved-tools
      ask: Where does the picture go?
      options:
        own-phone:
          key: { own-devices: allowed }
          text: On the phone in my pocket
          why: It depends on what was decided.
          misconception: only-for-a-moment
          exposes: [picture-of-sam]
          next: two
        clinic-camera:
          key: { own-devices: [with-conditions, forbidden, unset] }
          text: On the camera of the clinic
          why: It depends on what was decided.
          misconception: care-waits-for-the-platform
          next: two
        nowhere:
          text: Nowhere, for pictures are never needed
          why: Sometimes one is.
          misconception: care-waits-for-the-platform
          next: two
        registered-phone:
          only-when: { own-devices: with-conditions }
          text: On a phone that nobody has registered
          why: The conditions ask for it.
          misconception: work-device-makes-it-approved
          next: two
      principle:
        - when: { own-devices: allowed }
          say: Your own phone is allowed.
        - say: Check with your manager before you use your own phone.
      sources: [nhse-mobile-messaging]
      difficulty: 0
      just-competent: 0.6
${['two', 'three', 'four', 'five']
  .map(
    (id, place, ids) => `  ${id}:
    prose: Scene ${id}.
    decide:
      practice: approved-tools
      ask: What happens in ${id}?
      options:
        alpha-${id}: { key: true, text: Alpha of ${id} comes, why: It does. }
        beta-${id}: { text: Beta of ${id} comes, why: It does not., misconception: only-for-a-moment }
        gamma-${id}: { text: Gamma of ${id} comes, why: It does not., misconception: only-for-a-moment }
      principle: Alpha comes first.
      sources: [nhse-mobile-messaging]
      difficulty: 0
      just-competent: 0.6
    next: ${ids[place + 1] ?? 'six'}
`,
  )
  .join('')}${['six', 'seven', 'eight']
  .map(
    (id, place, ids) => `  ${id}:
    prose: Question ${id}.
    check:
      practice: approved-tools
      format: order
      ask: In what order at ${id}?
      options:
        first-${id}: { text: The first of ${id}, why: It begins. }
        second-${id}: { text: The second of ${id}, why: It follows. }
        third-${id}: { text: The third of ${id}, why: It ends., misconception: only-for-a-moment }
      principle: First things first.
      sources: [nhse-mobile-messaging]
      difficulty: 0
      just-competent: 0.6
    next: ${ids[place + 1] ?? 'last'}
`,
  )
  .join('')}  last:
    prose: The end.
    end: true
`
