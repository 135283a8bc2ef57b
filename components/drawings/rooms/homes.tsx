import { Books, Drapes, Framed, Pane, Plant, Screen, StandingLamp } from './furniture.tsx'

/** Rooms of a home, 640 by 420; people sit in the middle and hide what is behind them. */
export function LivingRoom() {
  return (
    <>
      <rect width="640" height="420" fill="#d6c3a3" />
      <rect width="640" height="26" fill="#c7b18d" />
      <Pane x={54} y={62} width={142} height={172} sky="#dfe9e8">
        <path d="M0 120c30-26 60-22 86-8 22-14 40-14 60-6v70H0z" fill="#a9bf9f" />
        <circle cx="110" cy="40" r="16" fill="#f5e2b6" />
      </Pane>
      <path d="M28 48h196" stroke="#6d5543" strokeWidth="6" strokeLinecap="round" />
      <Drapes x={30} y={50} width={46} height={222} cloth="#9a5d47" fold="#834b38" />
      <Drapes x={176} y={50} width={46} height={222} cloth="#9a5d47" fold="#834b38" />
      <Framed x={440} y={62} />
      <Framed x={556} y={86} width={60} height={74} frame="#5b6b60" />
      <StandingLamp x={574} y={330} height={152} />
      <path d="M90 420v-96c0-22 16-34 40-34h380c24 0 40 12 40 34v96z" fill="#6f8577" />
      <path d="M90 420v-60c-2-26-44-26-44 0v60zM550 420v-60c2-26 44-26 44 0v60z" fill="#5f7466" />
      <path d="M320 290v60" stroke="#5f7466" strokeWidth="4" />
      <path d="M118 300c26-8 60-6 78 4l-10 64c-26 4-50 2-70-6z" fill="#cf9d52" transform="rotate(-6 150 330)" />
      <path d="M452 304c22-8 54-8 74 0l2 58c-22 8-54 8-76 2z" fill="#e3d5b6" transform="rotate(5 490 330)" />
    </>
  )
}

export function Kitchen() {
  return (
    <>
      <rect width="640" height="420" fill="#e3d9c2" />
      <rect y="186" width="640" height="96" fill="#eee8d8" />
      <path
        d="M0 218h640M0 250h640M40 186v96M104 186v96M168 186v96M232 186v96M296 186v96M360 186v96M424 186v96M488 186v96M552 186v96M616 186v96"
        stroke="#d9cfb8"
        strokeWidth="2.6"
      />
      <rect x="0" y="0" width="176" height="136" fill="#7f9a86" />
      <path d="M10 10h70v116H10zM92 10h74v116H92z" fill="none" stroke="#6a8572" strokeWidth="4" />
      <path d="M70 62v18M102 62v18" stroke="#e9dfc8" strokeWidth="5" strokeLinecap="round" />
      <Pane x={222} y={34} width={150} height={130} sky="#d8e6e8">
        <path d="M0 96c30-20 70-18 150-10v44H0z" fill="#9db894" />
        <path d="M118 96V44" stroke="#7a6249" strokeWidth="7" />
        <circle cx="118" cy="40" r="28" fill="#7f9f7a" />
      </Pane>
      <Plant x={246} y={174} scale={0.42} />
      <path d="M420 72h206M420 138h206" stroke="#9b7d58" strokeWidth="8" strokeLinecap="round" />
      <g>
        <path d="M438 44h26v24h-26zM478 38h22v30h-22z" fill="#b5694a" />
        <path d="M464 50c9 0 9 12 0 12" fill="none" stroke="#b5694a" strokeWidth="4" />
        <path d="M514 28h28v40h-28z" fill="#d8c99f" />
        <path d="M514 28h28v9h-28z" fill="#7a6249" />
        <path d="M560 68c-8-22 0-36 16-36s24 14 16 36z" fill="#4b6a72" />
        <circle cx="452" cy="114" r="20" fill="#f4eedf" stroke="#c2b18d" strokeWidth="4" />
        <circle cx="498" cy="114" r="20" fill="#f4eedf" stroke="#5c7d8c" strokeWidth="4" />
        <path d="M532 134v-40h24v40zM566 134v-32h24v32z" fill="#c99b4a" />
      </g>
      <rect y="282" width="640" height="18" fill="#a77f54" />
      <rect y="300" width="640" height="120" fill="#7f9a86" />
      <path d="M24 318h128v102H24zM488 318h128v102H488z" fill="none" stroke="#6a8572" strokeWidth="4" />
      <path d="M66 282c-10-40 4-60 30-60s40 20 30 60z" fill="#c7ccc8" />
      <path
        d="M126 240c22-4 22 24 2 28M84 222c0-14 24-14 24 0"
        fill="none"
        stroke="#3a4644"
        strokeWidth="6"
        strokeLinecap="round"
      />
      <path d="M540 282v-52h58v52z" fill="#c9cdc9" />
      <path d="M552 230v-8h14v8M574 230v-8h14v8" stroke="#8a6a44" strokeWidth="10" />
      <path d="M548 246v22" stroke="#3a4644" strokeWidth="4" strokeLinecap="round" />
    </>
  )
}

export function Bedroom() {
  return (
    <>
      <rect width="640" height="420" fill="#bfb0a8" />
      <rect width="640" height="420" fill="#3d4b5a" opacity="0.12" />
      <path d="M0 420V24h132v396z" fill="#8d745b" />
      <path d="M12 36h50v372H12zM72 36h50v372H72z" fill="none" stroke="#755f49" strokeWidth="4" />
      <path d="M56 204v30M80 204v30" stroke="#d9c39a" strokeWidth="5" strokeLinecap="round" />
      <path d="M170 420V214c0-26 18-42 46-42h220c28 0 46 16 46 42v206z" fill="#6d5a6d" />
      <path d="M186 420V222c0-20 14-34 36-34h208c22 0 36 14 36 34v198" fill="none" stroke="#5a495b" strokeWidth="4" />
      <path
        d="M188 340c-4-30 16-44 54-44h50c34 0 46 16 42 46zM340 342c-4-30 10-46 42-46h42c36 0 50 16 44 46z"
        fill="#ece4d6"
      />
      <path d="M150 420c8-56 46-82 90-82h170c52 0 92 26 98 82z" fill="#4f6b74" />
      <Framed x={252} y={54} width={126} height={86} frame="#e3d8c4" />
      <path d="M524 300h96v120h-96z" fill="#8d745b" />
      <path d="M518 292h108v12H518z" fill="#755f49" />
      <path d="M560 360h26" stroke="#d9c39a" strokeWidth="5" strokeLinecap="round" />
      <circle cx="572" cy="232" r="86" fill="#ffe9b8" opacity="0.3" />
      <path d="M572 292v-36" stroke="#4c4339" strokeWidth="6" />
      <path d="M550 206h44l16 52h-76z" fill="#f0d49a" />
      <path d="M604 292v-22h18v22z" fill="#cfdad8" />
    </>
  )
}

export function HomeOffice() {
  return (
    <>
      <rect width="640" height="420" fill="#c3cbbb" />
      <Pane x={48} y={44} width={150} height={176} sky="#e3eceb">
        <path d="M0 130h40V92h30v38h24V70h34v60h30v50H0z" fill="#b7c4c2" />
        <path d="M12 140v8M24 140v8M82 84v10M94 84v10" stroke="#f4e2b0" strokeWidth="5" />
      </Pane>
      <path d="M28 32h190v18H28z" fill="#efe8d8" />
      <path d="M28 50h190M28 58h190M28 66h190" stroke="#dcd2bc" strokeWidth="3" />
      <g>
        <path d="M440 40h172v300H440z" fill="#8a6b4b" />
        <path d="M450 50h152v76H450zM450 138h152v76H450zM450 226h152v76H450z" fill="#6f5439" />
        <Books x={456} y={126} />
        <path d="M560 126v-42h30v42z" fill="#e6dcc4" />
        <Books x={456} y={214} widths={[14, 10, 10, 8]} seed={3} />
        <Plant x={566} y={214} scale={0.46} pot="#d9cbb0" />
        <Books x={456} y={302} widths={[9, 9, 12, 16, 8, 12, 10, 14]} seed={5} />
      </g>
      <Framed x={246} y={44} width={88} height={66} frame="#5b6b60" />
      <rect y="334" width="640" height="86" fill="#b08a5c" />
      <rect y="334" width="640" height="9" fill="#c39d6e" />
      <Screen x={112} y={338} width={128} height={88} />
      <path d="M200 330h22l-3-26h-16z" fill="#2f6d5f" />
      <path d="M222 310c9 0 9 12-1 12" fill="none" stroke="#2f6d5f" strokeWidth="4" />
      <path d="M560 336l-26-70 40-44" fill="none" stroke="#3a4644" strokeWidth="6" strokeLinejoin="round" />
      <path d="M566 206l36 28-34 14z" fill="#c99b4a" />
    </>
  )
}
