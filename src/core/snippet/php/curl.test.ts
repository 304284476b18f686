import { describe, expect, test } from 'vitest'

import { smallRequest } from '../__fixtures__/small-request.ts'
import { printSnippet } from '../clients.ts'
import type { SnippetRequest } from '../snippet.ts'

function print(request: SnippetRequest): string {
  const printed = printSnippet('php-curl', request)
  return printed.ok ? printed.value : printed.error
}

describe('a program for PHP', () => {
  test('a whole answer, OpenAI compatible', () => {
    expect(print(smallRequest({ dialectId: 'openai-chat', stream: false }))).toMatchInlineSnapshot(`
      "<?php
      // Set the key once: export EXAMPLE_API_KEY='…'

      declare(strict_types=1);

      $payload = [
          'model' => 'kimi-k2',
          'messages' => [
              ['role' => 'system', 'content' => 'It\\'s “fine”'],
              ['role' => 'user', 'content' => "Say \\"\\$5\\"\\nüber 🙂"],
          ],
          'temperature' => 0.6,
          'max_tokens' => 50,
          'stream' => false,
          'safe_prompt' => true,
      ];

      $curl = curl_init('https://api.example/v1/chat/completions');
      curl_setopt_array($curl, [
          CURLOPT_POSTFIELDS => json_encode($payload, JSON_THROW_ON_ERROR),
          CURLOPT_HTTPHEADER => [
              'Authorization: Bearer ' . getenv('EXAMPLE_API_KEY'),
              'Content-Type: application/json',
          ],
          CURLOPT_RETURNTRANSFER => true,
          CURLOPT_CONNECTTIMEOUT => 10,
          CURLOPT_TIMEOUT => 300,
      ]);
      $body = curl_exec($curl);
      $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
      $answer = json_decode((string) $body, true);

      if ($status !== 200 || !empty($answer['error']) || !isset($answer['choices'])) {
          fwrite(STDERR, ($body === false ? curl_error($curl) : "HTTP $status: $body") . "\\n");
          exit(1);
      }

      foreach ($answer['choices'] as $choice) {
          echo $choice['message']['content'] ?? '', "\\n";
      }
      "
    `)
  })

  test('a stream, OpenAI compatible', () => {
    expect(print(smallRequest({ dialectId: 'openai-chat', stream: true }))).toMatchInlineSnapshot(`
      "<?php
      // Set the key once: export EXAMPLE_API_KEY='…'

      declare(strict_types=1);

      $payload = [
          'model' => 'kimi-k2',
          'messages' => [
              ['role' => 'system', 'content' => 'It\\'s “fine”'],
              ['role' => 'user', 'content' => "Say \\"\\$5\\"\\nüber 🙂"],
          ],
          'temperature' => 0.6,
          'max_tokens' => 50,
          'stream' => true,
          'stream_options' => ['include_usage' => true],
          'safe_prompt' => true,
      ];

      $printLine = function (string $line): void {
          [$field, $data] = explode(':', $line, 2) + ['', ''];
          if (!in_array($field, ['data', 'error'], true) || in_array(trim($data), ['', '[DONE]'], true)) {
              return;
          }
          $event = json_decode($data, true);
          if ($field === 'error' || !is_array($event) || !empty($event['error']) || ($event['status'] ?? '') === 'error') {
              throw new RuntimeException($data);
          }
          foreach ($event['choices'] ?? [] as $choice) {
              echo $choice['delta']['content'] ?? '';
          }
      };
      $isStream = fn (CurlHandle $curl): bool => curl_getinfo($curl, CURLINFO_RESPONSE_CODE) === 200
          && str_starts_with((string) curl_getinfo($curl, CURLINFO_CONTENT_TYPE), 'text/event-stream');
      $rest = '';

      $curl = curl_init('https://api.example/v1/chat/completions');
      curl_setopt_array($curl, [
          CURLOPT_POSTFIELDS => json_encode($payload, JSON_THROW_ON_ERROR),
          CURLOPT_HTTPHEADER => [
              'Authorization: Bearer ' . getenv('EXAMPLE_API_KEY'),
              'Content-Type: application/json',
          ],
          CURLOPT_WRITEFUNCTION => function (CurlHandle $curl, string $bytes) use (&$rest, $isStream, $printLine): int {
              $rest .= $bytes;
              if ($isStream($curl)) {
                  $lines = preg_split('/\\r\\n|\\n|\\r/', $rest);
                  $rest = array_pop($lines);
                  array_walk($lines, $printLine);
              }
              return strlen($bytes);
          },
          CURLOPT_CONNECTTIMEOUT => 10,
          CURLOPT_TIMEOUT => 300,
      ]);

      try {
          if (!curl_exec($curl)) {
              throw new RuntimeException(curl_error($curl));
          }
          if (!$isStream($curl)) {
              throw new RuntimeException('HTTP ' . curl_getinfo($curl, CURLINFO_RESPONSE_CODE) . ": $rest");
          }
          $printLine($rest);
          echo "\\n";
      } catch (Exception $error) {
          fwrite(STDERR, $error->getMessage() . "\\n");
          exit(1);
      }
      "
    `)
  })

  test('a whole answer, Anthropic compatible, the key in its own header', () => {
    const request = smallRequest({
      dialectId: 'anthropic-messages',
      stream: false,
      auth: 'x-api-key',
    })
    expect(print(request)).toMatchInlineSnapshot(`
      "<?php
      // Set the key once: export EXAMPLE_API_KEY='…'

      declare(strict_types=1);

      $payload = [
          'model' => 'kimi-k2',
          'system' => 'It\\'s “fine”',
          'messages' => [['role' => 'user', 'content' => "Say \\"\\$5\\"\\nüber 🙂"]],
          'max_tokens' => 50,
          'temperature' => 0.6,
          'stream' => false,
          'safe_prompt' => true,
      ];

      $curl = curl_init('https://api.example/v1/messages');
      curl_setopt_array($curl, [
          CURLOPT_POSTFIELDS => json_encode($payload, JSON_THROW_ON_ERROR),
          CURLOPT_HTTPHEADER => [
              'x-api-key: ' . getenv('EXAMPLE_API_KEY'),
              'Content-Type: application/json',
              'anthropic-version: 2023-06-01',
          ],
          CURLOPT_RETURNTRANSFER => true,
          CURLOPT_CONNECTTIMEOUT => 10,
          CURLOPT_TIMEOUT => 300,
      ]);
      $body = curl_exec($curl);
      $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
      $answer = json_decode((string) $body, true);

      if ($status !== 200 || !empty($answer['error']) || !isset($answer['content'])) {
          fwrite(STDERR, ($body === false ? curl_error($curl) : "HTTP $status: $body") . "\\n");
          exit(1);
      }

      foreach ($answer['content'] as $block) {
          if (($block['type'] ?? '') === 'text') {
              echo $block['text'];
          }
      }
      echo "\\n";
      "
    `)
  })

  test('a stream, Anthropic compatible, without a key', () => {
    const request = smallRequest({ dialectId: 'anthropic-messages', stream: true, auth: 'none' })
    expect(print(request)).toMatchInlineSnapshot(`
      "<?php

      declare(strict_types=1);

      $payload = [
          'model' => 'kimi-k2',
          'system' => 'It\\'s “fine”',
          'messages' => [['role' => 'user', 'content' => "Say \\"\\$5\\"\\nüber 🙂"]],
          'max_tokens' => 50,
          'temperature' => 0.6,
          'stream' => true,
          'safe_prompt' => true,
      ];

      $printLine = function (string $line): void {
          [$field, $data] = explode(':', $line, 2) + ['', ''];
          if (!in_array($field, ['data', 'error'], true) || in_array(trim($data), ['', '[DONE]'], true)) {
              return;
          }
          $event = json_decode($data, true);
          if ($field === 'error' || !is_array($event) || !empty($event['error']) || ($event['status'] ?? '') === 'error') {
              throw new RuntimeException($data);
          }
          if (($event['type'] ?? '') === 'content_block_delta' && ($event['delta']['type'] ?? '') === 'text_delta') {
              echo $event['delta']['text'];
          }
      };
      $isStream = fn (CurlHandle $curl): bool => curl_getinfo($curl, CURLINFO_RESPONSE_CODE) === 200
          && str_starts_with((string) curl_getinfo($curl, CURLINFO_CONTENT_TYPE), 'text/event-stream');
      $rest = '';

      $curl = curl_init('https://api.example/v1/messages');
      curl_setopt_array($curl, [
          CURLOPT_POSTFIELDS => json_encode($payload, JSON_THROW_ON_ERROR),
          CURLOPT_HTTPHEADER => [
              'Content-Type: application/json',
              'anthropic-version: 2023-06-01',
          ],
          CURLOPT_WRITEFUNCTION => function (CurlHandle $curl, string $bytes) use (&$rest, $isStream, $printLine): int {
              $rest .= $bytes;
              if ($isStream($curl)) {
                  $lines = preg_split('/\\r\\n|\\n|\\r/', $rest);
                  $rest = array_pop($lines);
                  array_walk($lines, $printLine);
              }
              return strlen($bytes);
          },
          CURLOPT_CONNECTTIMEOUT => 10,
          CURLOPT_TIMEOUT => 300,
      ]);

      try {
          if (!curl_exec($curl)) {
              throw new RuntimeException(curl_error($curl));
          }
          if (!$isStream($curl)) {
              throw new RuntimeException('HTTP ' . curl_getinfo($curl, CURLINFO_RESPONSE_CODE) . ": $rest");
          }
          $printLine($rest);
          echo "\\n";
      } catch (Exception $error) {
          fwrite(STDERR, $error->getMessage() . "\\n");
          exit(1);
      }
      "
    `)
  })
})
