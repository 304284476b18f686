import type { Slot } from '../lattice.ts'

/** "Explain quantum computing in simple terms". */
export const quantum: readonly Slot[] = [
  [
    '## Quantum computing in simple terms',
    '## Quantum computing, explained simply',
    '## What a quantum computer does',
    '## The idea behind quantum computing',
  ],
  [
    '\n\nAn ordinary computer works with **bits**:⟨ tiny switches¦ little switches¦ signals⟩ that are either 0 or 1.⟨ Everything it does¦ All it does⟩, from⟨ playing a song¦ showing a photo¦ sending a message⟩ to⟨ forecasting the weather¦ flying an aeroplane⟩, comes down to flipping⟨ those switches¦ them⟩ very quickly.',
    '\n\nThink of the computer in front of you as a⟨ huge¦ vast¦ giant⟩ wall of light switches. Each one is on or off, 1 or 0, and is called a **bit**. Every program is a⟨ list of instructions¦ recipe⟩ for flipping them.',
    '\n\nYour laptop stores⟨ everything¦ all it knows⟩ as **bits**, which are always either 0 or 1.⟨ It is fast¦ It can be powerful⟩ because it⟨ handles¦ changes¦ reads⟩ billions of them every second, but each bit⟨ has only one value¦ says only one thing⟩ at a time.',
  ],
  [
    '\n\nA quantum computer uses **qubits** instead.⟨ A qubit¦ Each of them⟩ can be 0, 1, or a⟨ blend¦ mixture¦ combination⟩ of both, and it⟨ stays that way¦ keeps that blend⟩ until you⟨ measure it¦ look⟩.',
    '\n\nA quantum computer replaces bits with **qubits**. Before it is measured, a qubit can hold a⟨ mixture¦ blend⟩ of 0 and 1 at once;⟨ the moment you look¦ when you measure it⟩, it settles on one of them.',
    '\n\nQuantum machines start from a⟨ different¦ stranger⟩ building block: the **qubit**. It⟨ behaves¦ acts⟩ less like a switch and more like a spinning coin, which is⟨ neither heads nor tails¦ a little of both⟩ until it lands.',
  ],
  [
    '\n\n### Three ideas to remember',
    '\n\n### The three key ideas',
    '\n\n### What makes it different',
    '\n\n### Three ideas do the work',
  ],
  [
    '\n\n1. **Superposition.** A qubit can be in a⟨ mix¦ blend¦ combination⟩ of 0 and 1, so a⟨ group¦ register¦ handful⟩ of qubits can⟨ represent¦ hold¦ describe⟩ many possibilities⟨ at once¦ at the same time¦ together⟩.',
    '\n\n1. **Superposition.** Like a coin⟨ in the air¦ that is still spinning⟩, a qubit⟨ need not choose¦ does not have to decide⟩ between 0 and 1 until it is⟨ measured¦ observed⟩.',
    '\n\n1. **Superposition.** Ten qubits can⟨ describe¦ carry¦ hold⟩ a combination of all 1,024 patterns of ten bits;⟨ every further qubit¦ each one you add⟩ doubles that number.',
  ],
  [
    '\n2. **Entanglement.** Two qubits can be linked⟨ so closely¦ so tightly⟩ that measuring one⟨ tells you something about¦ gives away¦ reveals⟩ the other,⟨ however far apart they are¦ even across a long distance⟩.',
    '\n2. **Entanglement.** Qubits can share a⟨ single¦ common⟩ state, so their results⟨ agree¦ match up¦ fit together⟩ in ways that⟨ separate¦ independent⟩ bits never could.',
    '\n2. **Entanglement.** Some groups of qubits⟨ cannot be described¦ make no sense⟩ one by one: only the whole group has a⟨ definite¦ clear⟩ description.',
  ],
  [
    '\n3. **Interference.** A quantum program⟨ arranges¦ steers¦ guides⟩ the possibilities so that wrong answers⟨ cancel out¦ fade away¦ cancel one another⟩ and right ones⟨ grow stronger¦ add up¦ become likelier⟩.',
    '\n3. **Interference.** Possibilities behave like waves on a pond: some⟨ reinforce¦ strengthen⟩ each other and others⟨ cancel¦ vanish⟩. The⟨ art¦ trick¦ skill⟩ is to make the useful ones survive.',
  ],
  [
    '\n\nWritten down, the state of one qubit⟨ is short¦ looks like this¦ fits on a line⟩:',
    '\n\nPhysicists write the state of a qubit like this:',
    '\n\nFor the curious, here is a single qubit⟨ as a formula¦ in the notation of physics⟩:',
  ],
  '\n\n$$\n|\\psi\\rangle = \\alpha\\,|0\\rangle + \\beta\\,|1\\rangle, \\qquad |\\alpha|^2 + |\\beta|^2 = 1\n$$',
  [
    '\n\nThe numbers $\\alpha$ and $\\beta$ say how⟨ strongly¦ much⟩ it leans to 0 or to 1; their squares are the chances of⟨ seeing¦ finding¦ reading⟩ each.',
    '\n\nHere $|\\alpha|^2$ is the chance of⟨ reading¦ measuring¦ seeing⟩ 0 and $|\\beta|^2$ the chance of⟨ reading¦ measuring¦ seeing⟩ 1, and the two⟨ always add up to¦ must sum to⟩ one.',
  ],
  [
    '\n\n### What is it good for?',
    '\n\n### Where it helps',
    '\n\n### What people hope to do with it',
  ],
  [
    '\n\n- **Chemistry and materials:**⟨ simulating molecules¦ modelling reactions¦ working out how molecules behave⟩, which are quantum objects themselves',
    '\n\n- **New materials and medicines:** a quantum machine can⟨ imitate¦ simulate¦ model⟩ molecules that are⟨ too complex¦ out of reach⟩ for ordinary computers',
  ],
  [
    '\n- **Cryptography:** a large enough machine could⟨ factor big numbers¦ break today’s RSA keys¦ undo some of today’s public keys⟩, which is why new⟨ methods¦ schemes¦ standards⟩ are being adopted',
    '\n- **Security:** Shor’s algorithm would⟨ break¦ defeat⟩ widely used public keys, so the world is⟨ moving¦ switching¦ migrating⟩ to ciphers that resist it',
  ],
  [
    '\n- **Search and optimisation:** for some problems there is a⟨ real¦ proven¦ modest⟩ speed-up,⟨ though not a miracle¦ but seldom a dramatic one¦ often smaller than the headlines say⟩',
    '\n- **Search:** Grover’s algorithm finds⟨ one entry¦ an item⟩ among *N* in about the square root of *N* steps,⟨ a useful gain¦ a real advantage⟩ but not a magical one',
  ],
  [
    '\n\nIt is **not** a faster version of your laptop.⟨ For email, video or spreadsheets¦ For everyday work¦ For most tasks⟩ it⟨ brings nothing¦ offers no advantage¦ would be no help⟩, and today’s machines still⟨ make many errors¦ lose their state within moments¦ need very low temperatures⟩.',
    '\n\nA word of caution: quantum computers do⟨ not¦ *not*⟩ simply try every answer at once. They⟨ shine¦ excel¦ help⟩ only where interference can be⟨ arranged¦ put to work⟩, and present-day hardware is⟨ small and noisy¦ still error-prone¦ delicate⟩.',
    '\n\nToday’s devices are⟨ noisy and delicate¦ early experiments¦ fragile⟩: qubits⟨ lose their state¦ forget what they hold⟩ when⟨ warmth¦ vibration¦ stray noise⟩ disturbs them, and correcting errors takes⟨ many physical qubits¦ hundreds of them or more⟩ for each reliable one.',
  ],
  [
    '\n\n> **In one sentence:** a quantum computer⟨ lets possibilities interfere¦ makes many possibilities interfere⟩ so that the⟨ right¦ useful⟩ answer is the one you are likely to⟨ measure¦ see⟩.',
    '\n\n> **In short:** a bit is a switch, a qubit is a spinning coin, and a quantum program is a way of⟨ spinning many coins¦ tossing coins together⟩ so that they⟨ tend to land¦ usually land⟩ on the answer.',
    '\n\n**The takeaway:** quantum computers are⟨ specialised tools¦ a special instrument¦ specialists⟩ for a few hard problems, not⟨ a replacement for¦ the successor of⟩ the computers we⟨ have¦ use every day⟩.',
  ],
]

export const quantumInShort: readonly Slot[] = [
  [
    '**In short:** a quantum computer works with qubits, which can be a⟨ blend¦ mixture⟩ of 0 and 1.',
    'A quantum computer replaces bits with qubits,⟨ each a blend¦ each a mixture⟩ of 0 and 1 until it is measured.',
  ],
  [
    ' A program makes the possibilities interfere, so that wrong answers⟨ cancel out¦ fade away⟩ and right ones⟨ grow stronger¦ add up⟩.',
    ' By interference the⟨ wrong¦ useless⟩ answers cancel and the⟨ right¦ useful⟩ one becomes⟨ likely¦ the likely result⟩.',
  ],
  [
    ' That helps with⟨ chemistry and cryptography¦ simulating molecules and breaking some ciphers⟩, but not with everyday computing.',
    ' It is a specialist: good for⟨ molecules¦ chemistry⟩ and a few⟨ hard¦ mathematical⟩ problems, no faster for the rest.',
  ],
]
