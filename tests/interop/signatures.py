#!/usr/bin/env python3
"""Shows that mantlet and the reference implementation of OpenSSF model signing read each other's signatures.

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install model-signing==1.1.1
    cargo build --release --features cli
    /tmp/venv/bin/python tests/interop/signatures.py --mantlet target/release/mantlet

Keys, certificates and folders are made in a temporary folder. Every line says what was done and what came of it;
the exit status is 1 where anything differs from what is expected.

Two forms that the reference writes and cannot read again are marked: it stores the size of shards as a floating-point
number, and the name of BLAKE2b as one that it does not look up. mantlet reads both.
"""

import argparse
import base64
import contextlib
import datetime
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
import model_signing

VALID, INVALID, MALFORMED = 0, 1, 2
CURVES = {"p256": ec.SECP256R1(), "p384": ec.SECP384R1(), "p521": ec.SECP521R1(), "k256": ec.SECP256K1()}
HASHES = {"p256": hashes.SHA256(), "p384": hashes.SHA384(), "p521": hashes.SHA512()}
START = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)


class Bench:
    """Counts expectations."""

    def __init__(self, mantlet, root):
        self.mantlet, self.root, self.failed, self.count = mantlet, root, 0, 0

    def expect(self, what, expected, found):
        self.count += 1
        right = expected == found
        self.failed += not right
        print(f"{'ok  ' if right else 'FAIL'} {what}" + ("" if right else f": expected {expected}, found {found}"))

    def ours(self, model, signature, *trust):
        """The exit status of `mantlet model verify`, and its report."""
        command = [self.mantlet, "model", "verify", model, "--signature", signature, *trust, "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True)
        return done.returncode, json.loads(done.stdout) if done.stdout.startswith("{") else {"stderr": done.stderr}

    def sign(self, model, signature, *options):
        subprocess.run([self.mantlet, "model", "sign", model, "--signature", signature, *options], check=True,
                       capture_output=True)

    def reference(self, config, model, signature):
        """Whether the reference accepts."""
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                config.verify(model, signature)
            return True
        except Exception:
            return False


def private_pem(path, key):
    path.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                       serialization.NoEncryption()))
    return path


def public_pem(path, key):
    path.write_bytes(key.public_key().public_bytes(serialization.Encoding.PEM,
                                                   serialization.PublicFormat.SubjectPublicKeyInfo))
    return path


def certificate(subject, key, issuer, issuer_key, digest, *, authority=False, length=None, usage="digital",
                start=START, days=3650):
    """A certificate; `usage` is digital, code, cert or none."""
    name = lambda text: x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])
    builder = (x509.CertificateBuilder().subject_name(name(subject)).issuer_name(name(issuer))
               .public_key(key.public_key()).serial_number(x509.random_serial_number())
               .not_valid_before(start).not_valid_after(start + datetime.timedelta(days=days))
               .add_extension(x509.BasicConstraints(ca=authority, path_length=length), critical=True))
    if usage in ("digital", "cert"):
        builder = builder.add_extension(x509.KeyUsage(
            digital_signature=usage == "digital", content_commitment=False, key_encipherment=False,
            data_encipherment=False, key_agreement=False, key_cert_sign=usage == "cert", crl_sign=False,
            encipher_only=False, decipher_only=False), critical=True)
    if usage == "code":
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
    return builder.sign(issuer_key, digest)


def certificate_pem(path, *certificates):
    path.write_bytes(b"".join(one.public_bytes(serialization.Encoding.PEM) for one in certificates))
    return path


def folder(path):
    """A model folder with what tends to go wrong: order, spaces, accents, empty files, ignored files."""
    (path / "a").mkdir(parents=True)
    (path / "a b").mkdir()
    (path / ".git").mkdir()
    for name, content in {
        "a/z.bin": bytes(range(256)) * 5, "a.txt": b"before or after a/z", "a b/voc\u00e1bulo.txt": b"palabra\n",
        "Zed.txt": b"upper case", "empty.txt": b"", "weights.bin": b"\x07" * 1000, ".git/HEAD": b"ref",
        "\U0001f600.md": b"astral", "_private": b"x",
    }.items():
        (path / name).write_bytes(content)
    return path


def hashing(algorithm, shard, **extra):
    config = model_signing.hashing.Config()
    if shard:
        return config.use_shard_serialization(hashing_algorithm=algorithm, shard_size=shard, **extra)
    return config.use_file_serialization(hashing_algorithm=algorithm, **extra)


def keys(bench):
    """Every curve with every hash and granularity, both ways."""
    model = folder(bench.root / "model")
    for curve in ("p256", "p384", "p521"):
        key = ec.generate_private_key(CURVES[curve])
        private = private_pem(bench.root / f"{curve}.key", key)
        public = public_pem(bench.root / f"{curve}.pub", key)
        other = public_pem(bench.root / f"{curve}.other", ec.generate_private_key(CURVES[curve]))
        for algorithm, shard in (("sha256", None), ("blake2", None), ("blake3", None), ("sha256", 256), ("blake2", 300)):
            name = f"{curve} {algorithm}" + (f" shards of {shard}" if shard else " files")
            theirs = bench.root / f"{curve}-{algorithm}-{shard}.theirs.sig"
            (model_signing.signing.Config().use_elliptic_key_signer(private_key=private)
             .set_hashing_config(hashing(algorithm, shard)).sign(model, theirs))
            status, report = bench.ours(model, theirs, "--public-key", public)
            bench.expect(f"{name}: theirs, read by us", VALID, status)
            bench.expect(f"{name}: unsigned paths", True, ".git/HEAD" in report.get("unsigned", []))
            bench.expect(f"{name}: theirs, another key", INVALID, bench.ours(model, theirs, "--public-key", other)[0])
            ours = bench.root / f"{curve}-{algorithm}-{shard}.ours.sig"
            options = ["--private-key", private, "--algorithm", algorithm.replace("blake2", "blake2b")]
            bench.sign(model, ours, *options, *(["--shard-size", str(shard)] if shard else []))
            verifier = model_signing.verifying.Config().use_elliptic_key_verifier(public_key=public)
            bench.expect(f"{name}: ours, read by them", True, bench.reference(verifier, model, ours))
            again = model_signing.verifying.Config().use_elliptic_key_verifier(public_key=public)
            broken = bool(shard) or algorithm == "blake2"
            bench.expect(f"{name}: theirs, read by them" + (" (their known fault)" if broken else ""), not broken,
                         bench.reference(again, model, theirs))
            changed = shutil.copytree(model, bench.root / "changed")
            (changed / "weights.bin").write_bytes(b"\x07" * 999 + b"\x06")
            status, report = bench.ours(changed, ours, "--public-key", public)
            bench.expect(f"{name}: one bit changed", (INVALID, ["weights.bin"]),
                         (status, [problem.get("path") for problem in report.get("problems", [])]))
            shutil.rmtree(changed)


def certificates(bench):
    """Chains of every curve, and chains that must not hold."""
    model = bench.root / "model"
    for curve in ("p256", "p384", "p521"):
        make = lambda: ec.generate_private_key(CURVES[curve])
        digest = HASHES[curve]
        root_key, middle_key, leaf_key = make(), make(), make()
        root = certificate("root", root_key, "root", root_key, digest, authority=True, usage="cert")
        middle = certificate("middle", middle_key, "root", root_key, digest, authority=True, length=0, usage="cert")
        leaf = certificate("leaf", leaf_key, "middle", middle_key, digest)
        trusted = certificate_pem(bench.root / "root.pem", root)
        key = private_pem(bench.root / "leaf.key", leaf_key)
        foreign_key = make()
        foreign = certificate_pem(bench.root / "foreign.pem", certificate(
            "root", foreign_key, "root", foreign_key, digest, authority=True, usage="cert"))

        def both(what, leaf, chain, trust, accepted):
            signature = bench.root / "chain.sig"
            leaf_path = certificate_pem(bench.root / "leaf.pem", leaf)
            # The reference wants a chain to sign with, though it accepts a signature that has none.
            if chain:
                chain_path = certificate_pem(bench.root / "chain.pem", *chain)
                (model_signing.signing.Config().use_certificate_signer(
                    private_key=key, signing_certificate=leaf_path, certificate_chain=[chain_path])
                 .sign(model, signature))
                verifier = model_signing.verifying.Config().use_certificate_verifier(certificate_chain=[trust])
                bench.expect(f"{curve} {what}: theirs, read by them", accepted,
                             bench.reference(verifier, model, signature))
                status, _ = bench.ours(model, signature, "--certificate-chain", trust)
                bench.expect(f"{curve} {what}: theirs, read by us", VALID if accepted else INVALID, status)
            full = certificate_pem(bench.root / "full.pem", leaf, *chain)
            bench.sign(model, signature, "--private-key", key, "--certificate-chain", full)
            verifier = model_signing.verifying.Config().use_certificate_verifier(certificate_chain=[trust])
            bench.expect(f"{curve} {what}: ours, read by them", accepted, bench.reference(verifier, model, signature))
            status, _ = bench.ours(model, signature, "--certificate-chain", trust)
            bench.expect(f"{curve} {what}: ours, read by us", VALID if accepted else INVALID, status)

        both("chain", leaf, [middle], trusted, True)
        both("chain with its root", leaf, [middle, root], trusted, True)
        both("intermediate in the trust", leaf, [], certificate_pem(bench.root / "both.pem", root, middle), True)
        both("code signing", certificate("leaf", leaf_key, "middle", middle_key, digest, usage="code"), [middle],
             trusted, True)
        both("no usage", certificate("leaf", leaf_key, "middle", middle_key, digest, usage="none"), [middle],
             trusted, False)
        both("certificate signing only", certificate("leaf", leaf_key, "middle", middle_key, digest, usage="cert"),
             [middle], trusted, False)
        both("foreign root of the same name", leaf, [middle], foreign, False)
        both("intermediate missing", leaf, [], trusted, False)
        both("only the intermediate trusted", leaf, [], certificate_pem(bench.root / "middle.pem", middle), False)
        late = certificate("leaf", leaf_key, "middle", middle_key, digest, start=START + datetime.timedelta(days=9000))
        both("issued after its issuer ended", late, [middle], trusted, False)
        plain = certificate("middle", middle_key, "root", root_key, digest, usage="digital")
        both("issuer that is no authority", leaf, [plain], trusted, False)
        deep_key = make()
        deep = certificate("deep", deep_key, "middle", middle_key, digest, authority=True, usage="cert")
        both("longer than the path length", certificate("leaf", leaf_key, "deep", deep_key, digest), [deep, middle],
             trusted, False)
        forged = certificate("leaf", leaf_key, "middle", foreign_key, digest)
        both("signed by another issuer", forged, [middle], trusted, False)
        alone = certificate("alone", leaf_key, "alone", leaf_key, digest)
        both("self-signed and trusted", alone, [], certificate_pem(bench.root / "alone.pem", alone), True)
        both("self-signed and not trusted", alone, [], trusted, False)


def envelopes(bench):
    """What a signature file may not be."""
    model = bench.root / "model"
    signature, public = bench.root / "p256-sha256-None.theirs.sig", bench.root / "p256.pub"
    private = bench.root / "p256.key"
    good = json.loads(signature.read_text())
    key = serialization.load_pem_private_key(private.read_bytes(), None)

    def judged(what, expected, bundle):
        path = bench.root / "bent.sig"
        path.write_text(bundle if isinstance(bundle, str) else json.dumps(bundle))
        bench.expect(what, expected, bench.ours(model, path, "--public-key", public)[0])

    def signed(change, payload_type="application/vnd.in-toto+json"):
        bundle = json.loads(json.dumps(good))
        statement = json.loads(base64.b64decode(good["dsseEnvelope"]["payload"]))
        payload = change(statement)
        payload = payload if isinstance(payload, bytes) else json.dumps(statement).encode()
        message = f"DSSEv1 {len(payload_type)} {payload_type} {len(payload)} ".encode() + payload
        bundle["dsseEnvelope"]["payload"] = base64.b64encode(payload).decode()
        bundle["dsseEnvelope"]["payloadType"] = payload_type
        bundle["dsseEnvelope"]["signatures"][0]["sig"] = base64.b64encode(key.sign(message, ec.ECDSA(hashes.SHA256()))).decode()
        return bundle

    judged("signed again, unchanged", VALID, signed(lambda statement: None))
    judged("signed again, resources in another order", INVALID,
           signed(lambda statement: statement["predicate"]["resources"].reverse()))
    judged("another statement type", INVALID, signed(lambda statement: statement.update(_type="https://example.com")))
    judged("another predicate type", INVALID,
           signed(lambda statement: statement.update(predicateType="https://model_signing/Digests/v0.1")))
    judged("two subjects", INVALID, signed(lambda statement: statement["subject"].append(statement["subject"][0])))
    judged("a wrong root digest", INVALID,
           signed(lambda statement: statement["subject"][0]["digest"].update(sha256="0" * 64)))
    judged("no resources field", INVALID, signed(lambda statement: statement["predicate"].pop("resources") and None))
    judged("a payload that is not JSON", MALFORMED, signed(lambda statement: b"{"))
    judged("another payload type", INVALID, signed(lambda statement: None, "application/json"))
    judged("not JSON", MALFORMED, "{")
    judged("empty", MALFORMED, "")
    judged("another media type", MALFORMED, {**good, "mediaType": "application/vnd.dev.sigstore.bundle+json;version=0.1"})
    judged("no envelope", MALFORMED, {key: value for key, value in good.items() if key != "dsseEnvelope"})
    for hint, expected in (("", VALID), ("0" * 64, INVALID)):
        bundle = json.loads(json.dumps(good))
        bundle["verificationMaterial"]["publicKey"]["hint"] = hint
        judged(f"a hint of {hint[:4]!r}", expected, bundle)
    other = ec.generate_private_key(CURVES["k256"])
    bench.expect("a key on secp256k1", INVALID, bench.ours(
        model, signature, "--public-key", public_pem(bench.root / "k256.pub", other))[0])


def folders(bench):
    """Folders that are not what was signed."""
    public, private = bench.root / "p256.pub", bench.root / "p256.key"
    signature = bench.root / "p256-sha256-None.theirs.sig"

    def judged(what, expected, change):
        model = shutil.copytree(bench.root / "model", bench.root / "bent", symlinks=True)
        change(model)
        status, report = bench.ours(model, signature, "--public-key", public)
        bench.expect(what, expected, (status, sorted(
            (problem["code"], problem.get("path")) for problem in report.get("problems", []))))
        shutil.rmtree(model)

    judged("an extra file", (INVALID, [("extra", "new.txt")]), lambda model: (model / "new.txt").write_text("x"))
    judged("an extra empty file", (INVALID, [("extra", "new.txt")]), lambda model: (model / "new.txt").touch())
    judged("a missing file", (INVALID, [("missing", "a.txt")]), lambda model: (model / "a.txt").unlink())
    judged("a renamed file", (INVALID, [("extra", "b.txt"), ("missing", "a.txt")]),
           lambda model: (model / "a.txt").rename(model / "b.txt"))
    judged("a link", (INVALID, [("symlink", "link")]), lambda model: (model / "link").symlink_to("a.txt"))
    judged("a file under an ignored path", (VALID, []), lambda model: (model / ".git" / "hook").write_text("x"))
    linked = shutil.copytree(bench.root / "model", bench.root / "linked")
    (linked / "link.bin").symlink_to("weights.bin")
    theirs, ours = bench.root / "linked.theirs.sig", bench.root / "linked.ours.sig"
    (model_signing.signing.Config().use_elliptic_key_signer(private_key=private)
     .set_hashing_config(hashing("sha256", None).set_allow_symlinks(True)).sign(linked, theirs))
    bench.expect("allowed links: theirs, read by us", VALID, bench.ours(linked, theirs, "--public-key", public)[0])
    bench.sign(linked, ours, "--private-key", private, "--allow-symlinks")
    verifier = (model_signing.verifying.Config().use_elliptic_key_verifier(public_key=public)
                .set_hashing_config(hashing("sha256", None).set_allow_symlinks(True)))
    bench.expect("allowed links: ours, read by them", True, bench.reference(verifier, linked, ours))
    single = bench.root / "single.bin"
    single.write_bytes(b"one file" * 100)
    (model_signing.signing.Config().use_elliptic_key_signer(private_key=private).sign(single, theirs))
    bench.expect("one file: theirs, read by us", VALID, bench.ours(single, theirs, "--public-key", public)[0])
    bench.sign(single, ours, "--private-key", private)
    verifier = model_signing.verifying.Config().use_elliptic_key_verifier(public_key=public)
    bench.expect("one file: ours, read by them", True, bench.reference(verifier, single, ours))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mantlet", required=True, help="the mantlet command")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        bench = Bench(arguments.mantlet, pathlib.Path(root))
        for part in (keys, certificates, envelopes, folders):
            part(bench)
    print(f"{bench.count - bench.failed} of {bench.count} as expected")
    sys.exit(bool(bench.failed))


if __name__ == "__main__":
    main()
