<?php

/**
 * Includes each program, as `php program.php` would, one after the other in this process. Reads one
 * path per line; writes one line of JSON per program. A program that gives up ends this process.
 */

declare(strict_types=1);

while (($path = fgets(STDIN)) !== false) {
    ob_start();
    (static function (string $program): void {
        include $program;
    })(rtrim($path, "\n"));
    $stdout = ob_get_clean();
    echo json_encode(['exitCode' => 0, 'stdout' => $stdout, 'stderr' => ''], JSON_THROW_ON_ERROR), "\n";
}
