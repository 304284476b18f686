import type { Slot } from '../lattice.ts'

const mergeSort = [
  '\n\n```python',
  'def merge_sort(items):',
  '    """Return a new list with the items in ascending order."""',
  '    if len(items) <= 1:',
  '        return list(items)',
  '',
  '    middle = len(items) // 2',
  '    left = merge_sort(items[:middle])',
  '    right = merge_sort(items[middle:])',
  '    return merge(left, right)',
  '',
  '',
  'def merge(left, right):',
  '    """Merge two sorted lists into one."""',
  '    merged = []',
  '    i = j = 0',
  '    while i < len(left) and j < len(right):',
  '        if left[i] <= right[j]:',
  '            merged.append(left[i])',
  '            i += 1',
  '        else:',
  '            merged.append(right[j])',
  '            j += 1',
  '    return merged + left[i:] + right[j:]',
  '```',
].join('\n')

const insertionSort = [
  '\n\n```python',
  'def insertion_sort(items):',
  '    """Return a new list with the items in ascending order."""',
  '    result = list(items)',
  '    for i in range(1, len(result)):',
  '        current = result[i]',
  '        j = i - 1',
  '        while j >= 0 and result[j] > current:',
  '            result[j + 1] = result[j]',
  '            j -= 1',
  '        result[j + 1] = current',
  '    return result',
  '```',
].join('\n')

const quicksort = [
  '\n\n```python',
  'def quicksort(items):',
  '    """Return a new list with the items in ascending order."""',
  '    if len(items) <= 1:',
  '        return list(items)',
  '',
  '    pivot = items[len(items) // 2]',
  '    smaller = [x for x in items if x < pivot]',
  '    equal = [x for x in items if x == pivot]',
  '    larger = [x for x in items if x > pivot]',
  '    return quicksort(smaller) + equal + quicksort(larger)',
  '```',
].join('\n')

const builtIn = [
  '\n\n```python',
  'def sort_list(items, key=None, reverse=False):',
  '    """Return a new sorted list; the original is left alone."""',
  '    return sorted(items, key=key, reverse=reverse)',
  '```',
].join('\n')

/** "Write a Python function to sort a list". */
export const pythonSort: readonly Slot[] = [
  [
    '## Sorting a list in Python',
    '## A Python function that sorts a list',
    '## How to sort a list in Python',
  ],
  [
    '\n\nPython already has an excellent sort, so the⟨ best¦ simplest¦ most sensible⟩ function is a⟨ thin¦ small¦ short⟩ wrapper around it:',
    '\n\nIn⟨ everyday¦ real¦ production⟩ code, use the built-in `sorted`. It is⟨ fast, stable and well tested¦ stable and very fast¦ written in C and hard to beat⟩:',
    '\n\nThe⟨ short¦ practical⟩ answer is to let Python do the work.⟨ Its built-in sort¦ The built-in function⟩ is stable and takes a key:',
  ],
  builtIn,
  [
    '\n\n### Writing the algorithm yourself',
    '\n\n### The same by hand',
    '\n\n### Doing it yourself',
  ],
  [
    `\n\nIf you want to⟨ see how sorting works¦ learn how it works¦ understand the idea⟩, **merge sort** is a⟨ good¦ fine¦ clear⟩ place to start. It⟨ splits¦ cuts¦ divides⟩ the list in half, sorts each half, and merges the⟨ results¦ two halves¦ two⟩:${mergeSort}\n\nEach level of splitting touches every item once, and there are about $\\log_2 n$ levels, so the⟨ whole¦ total⟩ takes $O(n \\log n)$ steps.`,
    `\n\nTo see the⟨ idea¦ principle⟩ behind a fast sort, here is **quicksort** in its⟨ most readable¦ shortest¦ plainest⟩ form. It picks a pivot and⟨ sorts¦ handles⟩ what is smaller and what is larger⟨ separately¦ on its own⟩:${quicksort}\n\nOn⟨ average¦ typical data⟩ it takes $O(n \\log n)$ steps. The worst case is $O(n^2)$, which a pivot from the middle makes⟨ unlikely¦ rare in practice⟩.`,
    `\n\nFor⟨ learning¦ practice¦ an exercise⟩, **insertion sort** is the⟨ easiest¦ simplest¦ friendliest⟩ to follow: it takes one item at a time and slides it⟨ into place¦ back to where it belongs⟩, as you would with a hand of cards:${insertionSort}\n\nIt takes $O(n^2)$ steps in the worst case, yet it is⟨ quick¦ hard to beat¦ very good⟩ on short or nearly sorted lists.`,
  ],
  ['\n\n### Using it', '\n\n### Examples', '\n\n### Try it'],
  [
    '\n\n```python\n>>> sort_list([5, 2, 9, 1])\n[1, 2, 5, 9]\n>>> sort_list(["pear", "Apple", "fig"], key=str.lower)\n[\'Apple\', \'fig\', \'pear\']\n>>> sort_list([5, 2, 9, 1], reverse=True)\n[9, 5, 2, 1]\n```',
    '\n\n```python\n>>> sort_list([3.5, -1, 2])\n[-1, 2, 3.5]\n>>> sort_list(["banana", "kiwi", "fig"], key=len)\n[\'fig\', \'kiwi\', \'banana\']\n>>> sort_list([])\n[]\n```',
  ],
  ['\n\nGood to know:', '\n\nA few notes:', '\n\nThings to keep in mind:'],
  [
    '\n\n- `sorted(items)` returns a **new** list, while `items.sort()`⟨ changes the list in place¦ reorders the list itself¦ works in place⟩ and returns `None`.',
    '\n\n- Use `items.sort()` when the⟨ original order¦ old order⟩ is no longer needed: it⟨ saves¦ avoids⟩ a copy and returns `None`.',
  ],
  [
    '\n- The sort is **stable**: items that compare equal⟨ keep their order¦ stay in their original order¦ remain as they were⟩.',
    '\n- Because the sort is **stable**, you can sort by a second key first and by the⟨ main¦ more important⟩ key⟨ afterwards¦ last⟩.',
  ],
  [
    '\n- Mixed types such as `[1, "two"]` raise a `TypeError`;⟨ pass a `key`¦ give a `key`⟩ that makes them comparable.',
    '\n- A `key` function runs once per item, so⟨ even a slow one¦ a costly one⟩ is called only *n* times.',
    '\n- To sort dictionaries, pass a key such as `key=lambda row: row["age"]`.',
  ],
]

export const pythonSortInShort: readonly Slot[] = [
  ['Use the built-in function:', 'In one line:', 'The short version:'],
  [
    '\n\n```python\nresult = sorted(items)\n```',
    '\n\n```python\ndef sort_list(items):\n    return sorted(items)\n```',
  ],
  [
    '\n\nIt returns a **new** list and⟨ keeps equal items in order¦ is stable⟩; `items.sort()` works in place.',
    '\n\nAdd `reverse=True` for⟨ descending order¦ largest first⟩ and `key=` to⟨ choose¦ say⟩ what is compared.',
  ],
]
