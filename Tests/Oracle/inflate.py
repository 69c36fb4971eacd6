"""What was deflated, by Python's own zlib.

Reads lines of base64 from standard input; writes for each the CRC-32 and the length of what raw
deflate unpacks to, or `error`: broken, cut off, or with bytes behind the end.

With `--make SEED COUNT` it writes COUNT streams, one a line in base64, of texts that differ in what
is repeated in them, packed in every way that zlib has. With `--zeros COUNT` one of so many zeros.
"""

import base64
import random
import sys
import zlib


def unpacked(stream):
    """The length and checksum of a stream, or why there is none."""
    machine = zlib.decompressobj(-15)
    try:
        data = machine.decompress(stream) + machine.flush()
    except zlib.error:
        return "error"
    if not machine.eof or machine.unused_data:
        return "error"
    return f"{zlib.crc32(data)} {len(data)}"


def made(seed, count):
    """Streams of texts of many kinds."""
    source = random.Random(seed)
    for number in range(count):
        alphabet = source.choice([b"a", b"ab", bytes(range(256)), b'<c r="A1" t="s"><v>0</v></c>'])
        data = bytearray()
        for _ in range(source.randrange(400)):
            if data and source.random() < 0.5:
                start = source.randrange(len(data))
                data += data[start:start + source.randrange(1, 600)]
            else:
                data += bytes(source.choices(alphabet, k=source.randrange(1, 40)))
        if number % 50 == 0:
            data += bytes(data) * 200
        strategy = source.choice([zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY,
                                  zlib.Z_RLE, zlib.Z_FIXED])
        packer = zlib.compressobj(source.randrange(10), zlib.DEFLATED, -15, 9, strategy)
        stream = packer.compress(bytes(data))
        if source.random() < 0.3:
            stream += packer.flush(zlib.Z_FULL_FLUSH) + packer.compress(bytes(data[:99]))
        print(base64.b64encode(stream + packer.flush()).decode())


if sys.argv[1:2] == ["--make"]:
    made(int(sys.argv[2]), int(sys.argv[3]))
elif sys.argv[1:2] == ["--zeros"]:
    zeros = zlib.compressobj(9, zlib.DEFLATED, -15)
    print(base64.b64encode(zeros.compress(bytes(int(sys.argv[2]))) + zeros.flush()).decode())
else:
    for line in sys.stdin:
        print(unpacked(base64.b64decode(line)))
