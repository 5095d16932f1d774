#!/usr/bin/env bash
# Do the two commands work on a bare Debian 12? As root, on a machine with debootstrap and a package mirror:
#
#     packaging/check_bare_root.sh [KEEP]
#
# Makes a root with python3, venv and pip and nothing else, puts the committed tree into it, and runs
# `bootstrap.py run` and `bootstrap.py test`, each twice; the second time without any network. KEEP is a folder
# in which the root stays (and is used again). The mirror and pip's settings are those of this machine, read now.
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [[ ${ALQA_BARE_ROOT:-} != inside ]]; then
    # A mount namespace of its own: whatever is mounted goes away with this script.
    exec env ALQA_BARE_ROOT=inside unshare --mount --propagation private "${BASH_SOURCE[0]}" "$@"
fi

keep=${1:-}
work=${keep:-$(mktemp -d /tmp/alqa-bare-XXXXXX)}
root=$work/root
[[ -n $keep ]] || trap 'umount -R "$root/dev" "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$work"' EXIT

mirror() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
        sed -nE 's/^(URIs:|deb( \[[^]]*\])?) *([^ ]+).*/\3/p' | grep -m1 -E '/debian/?$'
}

make_root() {
    mkdir -p "$root"
    debootstrap --variant=minbase --include=python3,python3-venv,python3-pip,ca-certificates \
        bookworm "$root" "$(mirror)" >"$work/debootstrap.log" 2>&1 || { tail -5 "$work/debootstrap.log"; exit 1; }
}

lend_settings() {
    for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/ssl/certs/ca-certificates.crt; do
        [[ -f $file ]] && mkdir -p "$root${file%/*}" && cp -L "$file" "$root$file"
    done
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mountpoint -q "$root/dev/shm" || { mkdir -p "$root/dev/shm"; mount -t tmpfs tmpfs "$root/dev/shm"; }
}

put_tree() {
    rm -rf "$root/alqa" && mkdir "$root/alqa"
    git -C "$checkout" archive HEAD | tar -x -C "$root/alqa"
}

inside() { # inside [unshare -n --] bootstrap words...
    local -a before=()
    [[ $1 == offline ]] && before=(unshare --net)
    local -a pip=()
    mapfile -t pip < <(env | grep '^PIP_' | grep -v '^PIP_FIND_LINKS' || true)
    local start=$SECONDS status=0
    "${before[@]}" chroot "$root" /usr/bin/env -i "${pip[@]}" HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        sh -c 'cd /alqa && exec python3 packaging/bootstrap.py "$@"' sh "${@:2}" || status=$?
    results+=("$1 bootstrap.py ${*:2}: status $status, $((SECONDS - start)) s")
    ((status == 0)) || failed=1
}

results=() failed=0
[[ -x $root/usr/bin/python3 ]] || make_root
lend_settings
put_tree
for verb in run test; do
    inside online "$verb"
    inside offline "$verb"
done
printf '%s\n' "${results[@]}"
exit "$failed"
