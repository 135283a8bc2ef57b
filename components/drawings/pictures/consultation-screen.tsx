import { Person } from '#components/drawings/people/person.tsx'

/** A desk with a screen on it, and a video consultation under way; places are listed in `pictureObjects`. */
export function ConsultationScreen() {
  return (
    <>
      <rect width="960" height="600" fill="#cdd6cd" />
      <rect y="476" width="960" height="124" fill="#b08d63" />
      <rect y="476" width="960" height="10" fill="#c5a377" />
      <path d="M420 488h120l10 40H410z" fill="#27312f" />
      <rect x="20" y="6" width="920" height="482" rx="18" fill="#1a2321" />
      <rect x="36" y="22" width="888" height="450" rx="6" fill="#3b5a56" />
      <path d="M36 330c180-110 330-20 480-90s260-60 408-10v242H36z" fill="#335049" />
      <CallWindow />
      <SidePanel />
      <RightOfCall />
      <Desk />
    </>
  )
}

function CallWindow() {
  return (
    <g>
      <rect x="52" y="54" width="562" height="424" rx="10" fill="#16211f" />
      <rect x="60" y="58" width="546" height="42" fill="#1f2d2a" rx="6" />
      {/* padlock */}
      <path d="M80 80v-6c0-10 14-10 14 0v6" fill="none" stroke="#8fd3bf" strokeWidth="3" />
      <rect x="77" y="79" width="20" height="14" rx="3" fill="#8fd3bf" />
      {/* banner: the whole screen is shared */}
      <rect x="200" y="66" width="232" height="27" rx="13" fill="#c98a2b" />
      <path d="M216 73h20v11h-20zM222 88h8" fill="none" stroke="#fff" strokeWidth="2.6" />
      <path d="M248 80h128M392 74l12 12M404 74l-12 12" stroke="#fff" strokeWidth="4" strokeLinecap="round" />
      {/* recording */}
      <rect x="524" y="66" width="68" height="27" rx="13" fill="#3a2422" />
      <circle cx="541" cy="79.5" r="7" fill="#ff6f5c" />
      <path d="M556 79.5h24" stroke="#f3cfc8" strokeWidth="4" strokeLinecap="round" />
      <svg x="60" y="104" width="546" height="306" viewBox="0 0 546 306" aria-hidden="true">
        <rect width="546" height="306" fill="#d6c3a3" />
        <rect x="270" y="10" width="112" height="296" fill="#6f5a48" />
        <rect x="280" y="20" width="92" height="286" fill="#a08a72" />
        <g transform="translate(200 40) scale(0.62)">
          <Person
            look={{ skin: 'tan', hair: 'short', hairColour: 'brown', clothes: 'slate', age: 'middle', beard: true }}
          />
        </g>
        <path d="M382 10h18v296h-18z" fill="#5d4a3a" />
        <rect x="430" y="36" width="84" height="70" fill="#7a6249" />
        <rect x="438" y="44" width="68" height="54" fill="#efe3c9" />
        <path d="M438 90c14-16 40-20 68-4v12h-68z" fill="#7c9676" />
        <path d="M20 306v-70c0-16 12-24 30-24h180c18 0 30 8 30 24v70z" fill="#8a5f50" />
        <g transform="translate(-32 8) scale(0.84)">
          <Person
            look={{ skin: 'fair', hair: 'bob', hairColour: 'grey', clothes: 'plum', age: 'old', glasses: true }}
          />
        </g>
      </svg>
      <svg x="456" y="310" width="138" height="94" viewBox="0 0 138 94" aria-hidden="true">
        <rect width="138" height="94" fill="#d9e1da" />
        <rect x="4" y="6" width="130" height="50" fill="#fbfaf5" stroke="#a9b3ab" strokeWidth="2" />
        <path
          d="M10 14h30M10 22h24M10 30h34M10 38h26M98 14h30M98 22h22M98 30h30M98 38h20"
          stroke="#4b5d72"
          strokeWidth="3"
          strokeLinecap="round"
        />
        <path d="M46 14h8M46 30h8" stroke="#b25c3d" strokeWidth="4" strokeLinecap="round" />
        <g transform="translate(19 8) scale(0.25)">
          <Person look={{ skin: 'deep', hair: 'braids', hairColour: 'black', clothes: 'cream', age: 'middle' }} />
        </g>
      </svg>
      <rect x="456" y="310" width="138" height="94" rx="4" fill="none" stroke="#fffdf8" strokeWidth="3" />
      {/* waiting room */}
      <rect x="70" y="422" width="162" height="44" rx="8" fill="#26352f" />
      <path d="M84 434h16v22H84zM96 445v1" fill="none" stroke="#a9b5af" strokeWidth="3" strokeLinecap="round" />
      <circle cx="126" cy="438" r="7" fill="#b9835a" />
      <path d="M113 458c1-14 25-14 26 0z" fill="#72475f" />
      <path d="M152 440h60M152 450h38" stroke="#a9b5af" strokeWidth="4" strokeLinecap="round" />
      {[280, 332, 384].map((x) => (
        <circle key={x} cx={x} cy="444" r="18" fill="#34443f" />
      ))}
      <path
        d="M280 436v10M274 444c0 9 12 9 12 0M324 438h11v11h-11zM337 442l4-2v8l-4-2zM376 438h16v10h-9l-4 4v-4h-3z"
        fill="none"
        stroke="#f2efe6"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="452" cy="444" r="18" fill="#c0402f" />
      <path d="M442 447c4-6 16-6 20 0l-4 3-3-2v-3h-6v3l-3 2z" fill="#f2efe6" />
    </g>
  )
}

function SidePanel() {
  return (
    <g>
      <rect x="614" y="54" width="162" height="424" rx="10" fill="#1c2926" />
      {[84, 122, 160].map((y, place) => (
        <g key={y}>
          <circle cx="644" cy={y} r="13" fill={['#e9c0a1', '#633e2b', '#5d6a66'][place]} />
          {place < 2 && <path d={`M631 ${y}c-2-16 28-16 26 0-6-8-20-8-26 0z`} fill={['#9c9b97', '#26201f'][place]} />}
          {place === 2 && <path d="M639 154l3 4-2 3c2 3 4 5 7 6l3-2 4 3c-8 6-22-6-15-14z" fill="#f2efe6" />}
          <path
            d={`M666 ${y - 4}h${[76, 60, 84][place]}`}
            stroke={place === 2 ? '#f0d08a' : '#dfe6e1'}
            strokeWidth="5"
            strokeLinecap="round"
            strokeDasharray={place === 2 ? '9 7' : undefined}
          />
          <path d={`M666 ${y + 7}h34`} stroke="#7f8d87" strokeWidth="4" strokeLinecap="round" />
        </g>
      ))}
      <rect x="626" y="202" width="138" height="64" rx="8" fill="#2c3f5a" />
      <path
        d="M640 222h34v28h-34zM657 222v-8M648 236v1M666 236v1M649 244h16"
        fill="none"
        stroke="#cfe0f5"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M690 226h60M690 238h46M690 250h56" stroke="#9db6d8" strokeWidth="4" strokeLinecap="round" />
      <path d="M626 278h138" stroke="#36443f" strokeWidth="3" />
      <rect x="626" y="290" width="138" height="46" rx="8" fill="#e9e6dc" />
      <path d="M638 298h16l8 8v22h-24z" fill="#b25c3d" />
      <path d="M674 308h78M674 320h46" stroke="#58625e" strokeWidth="5" strokeLinecap="round" />
      <rect x="626" y="350" width="138" height="42" rx="8" fill="#e9e6dc" />
      <path d="M638 364h106" stroke="#58625e" strokeWidth="5" strokeLinecap="round" />
      <path d="M638 378h92" stroke="#3c7fb5" strokeWidth="5" strokeLinecap="round" />
      <path d="M638 384h92" stroke="#3c7fb5" strokeWidth="2" />
      <rect x="626" y="430" width="138" height="34" rx="17" fill="#26352f" />
    </g>
  )
}

function RightOfCall() {
  return (
    <g>
      <rect x="790" y="100" width="124" height="182" rx="6" fill="#f6f4ec" />
      <rect x="790" y="100" width="124" height="20" rx="6" fill="#2f6d5f" />
      <rect x="800" y="130" width="42" height="50" fill="#c9d8d1" />
      <circle cx="821" cy="148" r="11" fill="#d3a67d" />
      <path d="M806 180c2-20 28-20 30 0z" fill="#4b5d72" />
      <path d="M852 136h52M852 148h44M852 160h50" stroke="#58625e" strokeWidth="5" strokeLinecap="round" />
      <path
        d="M800 196h104M800 210h86M800 224h100M800 238h70M800 252h94M800 266h60"
        stroke="#b4c0ba"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <rect x="790" y="304" width="124" height="64" rx="8" fill="#fdfbf5" />
      <path
        d="M814 346a14 14 0 1 1 5-22M820 314v11h-11"
        fill="none"
        stroke="#c08a2e"
        strokeWidth="4.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M838 324h62M838 338h46" stroke="#58625e" strokeWidth="5" strokeLinecap="round" />
      <path d="M838 354h26" stroke="#c9cfca" strokeWidth="8" strokeLinecap="round" />
      <rect x="694" y="16" width="234" height="54" rx="12" fill="#fdfbf5" />
      <rect x="704" y="24" width="38" height="38" rx="9" fill="#3c9a5f" />
      <path d="M712 34h22v14h-11l-6 6v-6h-5z" fill="#fff" />
      <path d="M754 36h92M754 50h70" stroke="#58625e" strokeWidth="5" strokeLinecap="round" />
      <rect x="868" y="22" width="52" height="42" rx="5" fill="#e0b394" />
      <path d="M882 40c6-10 18-10 24-2 2 10-6 18-14 16-8 0-12-8-10-14z" fill="#b4453a" />
      <path d="M888 42c4-4 10-4 12 0-2 6-8 8-12 0z" fill="#7d241d" />
      <path d="M876 392h66l2 64-10 8h-58z" fill="#f3d667" transform="rotate(5 909 428)" />
      <path
        d="M888 414h42M888 430h14M910 430h18M888 446h30"
        stroke="#5a4a17"
        strokeWidth="4.6"
        strokeLinecap="round"
        transform="rotate(5 909 428)"
      />
    </g>
  )
}

function Desk() {
  return (
    <g>
      <path d="M20 528h44" stroke="#27312f" strokeWidth="14" />
      <rect x="58" y="512" width="68" height="32" rx="6" fill="#b25c3d" />
      <path d="M40 516h22v24H40z" fill="#c9cfcd" />
      <circle cx="112" cy="528" r="5" fill="#f6f1e4" />
      <path d="M196 560c-8-70 96-74 92 0" fill="none" stroke="#2c3836" strokeWidth="10" />
      <rect x="184" y="540" width="26" height="40" rx="11" fill="#2c3836" />
      <rect x="276" y="540" width="26" height="40" rx="11" fill="#2c3836" />
      <path d="M340 530h260l20 52H326z" fill="#e9e5da" />
      <path d="M350 542h244M346 556h254M342 570h262" stroke="#c4beae" strokeWidth="7" strokeDasharray="14 5" />
      <rect x="650" y="502" width="68" height="82" rx="11" fill="#1c2422" transform="rotate(-8 684 543)" />
      <g transform="rotate(-8 684 543)">
        <rect x="657" y="510" width="54" height="66" rx="5" fill="#2c4a44" />
        <rect x="678" y="522" width="12" height="24" rx="6" fill="#f0d08a" />
        <path
          d="M672 540c0 16 24 16 24 0M684 553v8"
          fill="none"
          stroke="#f0d08a"
          strokeWidth="3.6"
          strokeLinecap="round"
        />
      </g>
      <path d="M784 508h50v58c0 8-6 12-12 12h-26c-8 0-12-6-12-12z" fill="#3f7d6c" />
      <path d="M834 522c18 0 18 30-1 32" fill="none" stroke="#3f7d6c" strokeWidth="8" />
      <ellipse cx="809" cy="508" rx="25" ry="6" fill="#7a4a2c" />
    </g>
  )
}
