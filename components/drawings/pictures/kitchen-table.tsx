import { Person } from '#components/drawings/people/person.tsx'

/** A kitchen at home with a laptop on the table; places are listed in `pictureObjects`. */
export function KitchenTable() {
  return (
    <>
      <rect width="960" height="600" fill="#e2d8c1" />
      <path d="M0 250h760v40H0z" fill="#eee7d6" />
      <path
        d="M0 270h760M60 250v40M140 250v40M220 250v40M300 250v40M380 250v40M460 250v40M540 250v40"
        stroke="#d9cfb8"
        strokeWidth="2.6"
      />
      <Wall />
      <Doorway />
      <path d="M0 420 60 396h840l60 24v180H0z" fill="#b5895a" />
      <path d="M60 396h840l60 24H0z" fill="#c99f6e" />
      <Child />
      <OnTheTable />
      <Bin />
    </>
  )
}

function Wall() {
  return (
    <g>
      {/* open window with a neighbour */}
      <rect x="64" y="64" width="206" height="182" fill="#d6e6e8" />
      <path d="M64 200c50-30 110-26 206-12v58H64z" fill="#9db894" />
      <path d="M64 150h60v96H64z" fill="#c49a78" />
      <svg x="118" y="92" width="84" height="154" viewBox="90 40 220 403" aria-hidden="true">
        <Person look={{ skin: 'olive', hair: 'cropped', hairColour: 'grey', clothes: 'forest', age: 'middle' }} />
      </svg>
      <path d="M64 64h206v182H64z" fill="none" stroke="#f6f1e6" strokeWidth="9" />
      <path d="M64 64 36 84v182l28-20zM270 64l26 20v182l-26-20z" fill="#f6f1e6" opacity="0.92" />
      <path d="M46 250h242v12H46z" fill="#f6f1e6" />
      {/* cat */}
      <path d="M216 250c-6-30 6-44 26-44 4-14 8-16 12-16l4 10h8l6-10c4 4 4 14 2 22 6 16 4 30-6 38z" fill="#5a4637" />
      <path d="M216 250c-14 4-20-12-8-16" fill="none" stroke="#5a4637" strokeWidth="7" strokeLinecap="round" />
      <path d="M256 208v2M266 208v2" stroke="#f0d08a" strokeWidth="4" strokeLinecap="round" />
      {/* photograph */}
      <rect x="322" y="68" width="58" height="72" rx="3" fill="#7a6249" />
      <rect x="329" y="75" width="44" height="58" fill="#dfe9e4" />
      <circle cx="342" cy="100" r="8" fill="#8e5d3f" />
      <circle cx="360" cy="106" r="7" fill="#b9835a" />
      <path d="M331 133c0-24 22-24 22 0zM351 133c0-20 20-20 20 0z" fill="#b25c3d" />
      {/* shelf with the router */}
      <path d="M396 122h140" stroke="#9b7d58" strokeWidth="9" strokeLinecap="round" />
      <path d="M416 62l8 36M506 62l-8 36" stroke="#2c3836" strokeWidth="6" strokeLinecap="round" />
      <rect x="412" y="94" width="100" height="24" rx="6" fill="#2c3836" />
      <circle cx="426" cy="106" r="3.6" fill="#8fd3bf" />
      <circle cx="438" cy="106" r="3.6" fill="#8fd3bf" />
      <rect x="462" y="97" width="42" height="18" fill="#f6f1e4" />
      <path d="M467 103h32M467 109h22" stroke="#58625e" strokeWidth="3" />
      {/* counter and speaker */}
      <rect x="296" y="262" width="270" height="14" fill="#a77f54" />
      <rect x="296" y="276" width="270" height="124" fill="#7f9a86" />
      <path d="M308 288h120v112H308zM436 288h120v112H436z" fill="none" stroke="#6a8572" strokeWidth="4" />
      <path d="M324 262v-50c0-14 50-14 50 0v50z" fill="#39443f" />
      <ellipse cx="349" cy="206" rx="25" ry="8" fill="#22302d" />
      <ellipse cx="349" cy="206" rx="19" ry="5" fill="none" stroke="#6fb7e8" strokeWidth="4" />
      <path d="M330 232h38M330 242h38M330 252h38" stroke="#4d5a55" strokeWidth="3" strokeDasharray="3 4" />
      <path d="M420 262c-6-26 4-36 22-36s28 10 22 36z" fill="#c7ccc8" />
      {/* fridge with a list */}
      <rect x="568" y="74" width="170" height="326" rx="10" fill="#eceae2" />
      <path d="M568 136h170" stroke="#cbc8bc" strokeWidth="4" />
      <path d="M720 92v28M720 152v70" stroke="#a9a698" strokeWidth="7" strokeLinecap="round" />
      <rect x="596" y="156" width="64" height="92" fill="#fffdf8" stroke="#d5d0c2" strokeWidth="2" />
      <path
        d="M604 176h28M604 190h40M604 204h34M604 218h42M604 232h24"
        stroke="#4b5d72"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <path d="M646 176h6M650 204h4" stroke="#b25c3d" strokeWidth="5" strokeLinecap="round" />
      <circle cx="628" cy="158" r="8" fill="#b25c3d" />
      <rect x="676" y="160" width="34" height="40" fill="#f3d667" transform="rotate(4 693 180)" />
    </g>
  )
}

function Doorway() {
  return (
    <g>
      <rect x="776" y="80" width="160" height="320" fill="#8a6b4b" />
      <rect x="790" y="94" width="132" height="306" fill="#b8a68c" />
      <svg
        x="790"
        y="120"
        width="132"
        height="280"
        viewBox="78 40 244 518"
        preserveAspectRatio="xMidYMin slice"
        aria-hidden="true"
      >
        <Person look={{ skin: 'tan', hair: 'long', hairColour: 'black', clothes: 'mustard', age: 'young' }} />
        <path d="M52 460h296v120H52z" fill="#cb9a3d" />
      </svg>
      <path d="M922 80h38v320h-24l-14-6z" fill="#9c7b58" />
      <circle cx="940" cy="250" r="6" fill="#e9dfc8" />
    </g>
  )
}

function Child() {
  return (
    <g>
      <svg x="70" y="240" width="158" height="188" viewBox="60 71 280 333" aria-hidden="true">
        <Person look={{ skin: 'tan', hair: 'curls', hairColour: 'black', clothes: 'rust', age: 'child' }} />
      </svg>
      <path d="M128 408h84l14 24H112z" fill="#fffdf8" />
      <path d="M140 416c10-8 16 8 26 0s14 6 24 0" fill="none" stroke="#3c7fb5" strokeWidth="4" strokeLinecap="round" />
      <path d="M196 396l12 18" stroke="#b02a1c" strokeWidth="6" strokeLinecap="round" />
    </g>
  )
}

function OnTheTable() {
  return (
    <g>
      {/* letters */}
      <g stroke="#d5d0c2" strokeWidth="2">
        <path d="M130 450l74-18 20 66-76 18z" fill="#fffdf8" />
        <path d="M196 440l80 6-6 70-82-6z" fill="#fbf8ee" />
      </g>
      <path
        d="M146 462l46-11M150 476l52-13M154 490l40-10M210 458l52 4M209 472l46 4M208 486l50 4"
        stroke="#9aa59f"
        strokeWidth="4.6"
        strokeLinecap="round"
      />
      <path d="M210 448h18" stroke="#2f6d5f" strokeWidth="7" strokeLinecap="round" />
      {/* laptop */}
      <path d="M336 272c0-6 4-10 10-10h194c6 0 10 4 10 10v126H336z" fill="#2c3836" />
      <svg x="346" y="272" width="194" height="120" viewBox="0 0 194 120" aria-hidden="true">
        <rect width="194" height="120" fill="#cfdbe0" />
        <rect x="120" y="16" width="46" height="34" fill="#8fb0a0" />
        <g transform="translate(14 -2) scale(0.4)">
          <Person look={{ skin: 'brown', hair: 'headscarf', hairColour: 'teal', clothes: 'cream', age: 'middle' }} />
        </g>
        <rect x="132" y="78" width="56" height="38" rx="3" fill="#e9e1cf" />
        <circle cx="160" cy="94" r="9" fill="#8e5d3f" />
        <path d="M146 116c2-18 26-18 28 0z" fill="#2f4160" />
        <rect x="60" y="102" width="62" height="14" rx="7" fill="#16211f" />
      </svg>
      <circle cx="443" cy="267" r="3" fill="#8fd3bf" />
      <rect x="450" y="263" width="16" height="8" rx="3" fill="#b25c3d" />
      <path d="M336 398h214l34 44H302z" fill="#c9cfcd" />
      <path d="M340 408h206M334 418h218" stroke="#8f9794" strokeWidth="6" strokeDasharray="10 4" />
      <path d="M416 428h60l4 10h-68z" fill="#aab1ae" />
      <path d="M504 280h38l2 36-36 2z" fill="#f3d667" />
      <path d="M511 290h24M511 299h16M511 308h22" stroke="#5a4a17" strokeWidth="3.6" strokeLinecap="round" />
      {/* fruit */}
      <circle cx="626" cy="372" r="24" fill="#c98a2b" />
      <circle cx="660" cy="366" r="24" fill="#8aa35a" />
      <circle cx="684" cy="380" r="20" fill="#b4453a" />
      <path d="M592 380h118c-4 30-26 46-59 46s-55-16-59-46z" fill="#5c7d8c" />
      {/* headset */}
      <path d="M330 520c-6-60 84-62 80 0" fill="none" stroke="#2c3836" strokeWidth="9" />
      <rect x="320" y="500" width="24" height="38" rx="10" fill="#3f4b48" />
      <rect x="398" y="500" width="24" height="38" rx="10" fill="#3f4b48" />
      <path d="M334 536c4 10 18 12 30 8" fill="none" stroke="#2c3836" strokeWidth="5" strokeLinecap="round" />
      {/* mug */}
      <path d="M480 470h42v46c0 8-6 12-12 12h-18c-8 0-12-6-12-12z" fill="#f6f1e4" />
      <path d="M522 482c16 0 16 26 0 28" fill="none" stroke="#f6f1e4" strokeWidth="7" />
      <ellipse cx="501" cy="470" rx="21" ry="6" fill="#4f3320" />
      {/* phone on speaker */}
      <path d="M580 456l84-14 12 34-86 18z" fill="#1c2422" />
      <path d="M592 460l64-11 8 22-66 13z" fill="#2f6d5f" />
      <path
        d="M618 462l8-2v14l-8-3h-5l-1-8zM634 458c4 4 5 10 3 15M644 455c6 6 7 14 4 20"
        fill="none"
        stroke="#f2efe6"
        strokeWidth="3.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {/* tablet */}
      <path d="M706 466l112-8 18 76-124 8z" fill="#1c2422" />
      <path d="M716 474l94-6 14 58-104 7z" fill="#e0b394" />
      <path d="M748 500c8-18 34-18 42-4 2 16-12 26-24 22-12 0-20-8-18-18z" fill="#cc6a55" />
      <circle cx="760" cy="500" r="4" fill="#a33f30" />
      <circle cx="774" cy="506" r="5" fill="#a33f30" />
      <circle cx="778" cy="494" r="3" fill="#a33f30" />
    </g>
  )
}

function Bin() {
  return (
    <g>
      <path d="M858 486h84l-8 110h-68z" fill="#3c7fb5" />
      <path d="M852 478h96v14h-96z" fill="#32699a" />
      <path
        d="M884 530l14-20 14 20M876 556h46M886 566l-12-10 12-10"
        fill="none"
        stroke="#dbe9f4"
        strokeWidth="5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <path d="M868 478l12-34 44 12-6 22z" fill="#fffdf8" stroke="#d5d0c2" strokeWidth="2" />
      <path d="M884 458l28 7M882 468l20 5" stroke="#9aa59f" strokeWidth="4" strokeLinecap="round" />
    </g>
  )
}
